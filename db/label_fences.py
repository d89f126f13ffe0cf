"""The fences around what is said of products: who may compare, complete, put aside and learn."""

OF_LABELS = {
    "label_confirmed_by_the_wrong_role": (
        "label_confirmation",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.confirmed_by) NOT IN ('physician', 'pharmacist')",
    ),
    "product_completion_by_the_wrong_role": (
        "product_completion",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.completed_by) NOT IN ('physician', 'pharmacist')",
    ),
    "product_completion_of_a_known_label": (
        "product_completion",
        "INSERT",
        "(SELECT evidence FROM product WHERE id = NEW.product_id) <> 'listed'",
    ),
    "product_stop_by_the_wrong_role": (
        "product_stop",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.stated_by) NOT IN ('physician', 'pharmacist')",
    ),
    "learnt_code_by_the_wrong_role": (
        "learnt_code",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.learnt_by) NOT IN ('physician', 'pharmacist')",
    ),
}
