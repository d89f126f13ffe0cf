"""The fences around what is said of products: who may compare, complete, put aside and learn."""

_STATED = "SELECT 1 FROM own_product WHERE product_id = NEW.id"
_IS_OWN = "NEW.origin = 'own' AND NOT EXISTS"

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
    "own_product_by_the_wrong_role": (
        "own_product",
        "INSERT",
        """
        (SELECT role FROM staff WHERE id = NEW.kept_by)
        NOT IN ('physician', 'pharmacist', 'administrator')
        """,
    ),
    "own_product_skips_a_version": (
        "own_product",
        "INSERT",
        """
        NEW.version > 1 + coalesce(
        (SELECT max(version) FROM own_product WHERE product_id = NEW.product_id), 0)
        """,
    ),
    "own_product_loses_its_approval": (
        "own_product",
        "INSERT",
        """
        NEW.approval = '' AND EXISTS (SELECT 1 FROM own_product
        WHERE product_id = NEW.product_id AND approval <> '')
        """,
    ),
    "own_product_under_anothers_number": (
        "own_product",
        "INSERT",
        "EXISTS (SELECT 1 FROM product WHERE id = NEW.product_id AND origin <> 'own')",
    ),
    "product_of_the_clinic_unstated": (
        "product",
        "INSERT",
        f"{_IS_OWN} ({_STATED} AND (approval <> '' OR NEW.is_listed = 0))",
    ),
    "product_of_the_clinic_unapproved": (
        "product",
        "UPDATE",
        f"NEW.is_listed = 1 AND {_IS_OWN} ({_STATED} AND approval <> '')",
    ),
    "learnt_code_by_the_wrong_role": (
        "learnt_code",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.learnt_by) NOT IN ('physician', 'pharmacist')",
    ),
}
