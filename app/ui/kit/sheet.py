"""The small application stylesheet: what Fusion and the palette cannot say."""

from collections.abc import Callable

from app.ui.kit.tokens import Theme


def sheet(theme: Theme, px: Callable[[float], int]) -> str:
    """Return the stylesheet for a theme, its lengths measured by ``px``."""
    return "\n".join((_editors(theme, px), _lists(theme, px), _bars(theme, px)))


def _editors(t: Theme, px: Callable[[float], int]) -> str:
    # The focus border is one pixel thicker and the padding one less: nothing jumps.
    return f"""
QLineEdit, QPlainTextEdit {{
    background: {t.field}; color: {t.text}; placeholder-text-color: {t.text3};
    border: 1px solid {t.control}; border-radius: {px(6)}px;
    padding: 0 {px(9)}px; font-size: {px(14)}px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QPlainTextEdit {{ padding: {px(4)}px {px(5)}px; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {t.sunken}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.sunken}; color: {t.text3}; }}
QLineEdit:focus {{ border: 2px solid {t.accent}; padding: 0 {px(9) - 1}px; }}
QPlainTextEdit:focus {{
    border: 2px solid {t.accent}; padding: {px(4) - 1}px {px(5) - 1}px;
}}
QLineEdit[big="true"] {{ font-size: {px(19)}px; }}
QLineEdit[small="true"] {{ padding: 0 {px(5)}px; font-size: {px(13)}px; }}
QLineEdit[small="true"]:focus {{ padding: 0 {px(5) - 1}px; }}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] {{
    border-color: {t.not_legitimate.ink};
}}
"""


def _lists(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: 0; outline: 0;
    selection-background-color: {t.accent_bg}; selection-color: {t.text};
}}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{
    border: 1px solid {t.control}; padding: {px(4)}px; font-size: {px(14)}px;
}}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}px; padding: 0 {px(6)}px; }}
QTableView::item {{ padding: 0 {px(7)}px; border-bottom: 1px solid {t.line}; }}
QTableView::item:selected {{ background: {t.accent_bg}; color: {t.text}; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.text2}; font-size: {px(12)}px;
    border: 0; border-bottom: 1px solid {t.line}; padding: 0 {px(10)}px;
}}
"""


def _bars(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QScrollArea, CardList {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {px(3)}px; margin: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {t.text3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{
    background: {t.text}; color: {t.surface}; border: 0;
    padding: {px(4)}px {px(8)}px; font-size: {px(12)}px;
}}
"""
