"""The small window that answers before there is a patient."""


def ask(person, typed, product):
    """Ask by its key whether a product may be given, hear the answer, and close it again."""
    person.keys("F2")
    person.see("use_window")
    person.type("product_search_line", typed)
    person.offers("product_search_results_list", product)
    person.keys("Return")
    person.see("use_answer")
    person.reads("use_answer", "NPB")
    person.look("question-answered")
    person.keys("Escape")
    person.see_none("use_window")
