from PySide6.QtWidgets import QLabel

from app.ui.kit.labels import Label
from app.ui.kit.panel import Panel


def test_a_panel_scrolls_its_body_and_keeps_its_foot(qtbot):
    panel = Panel("正当性", aside="入力と同時に判定")
    qtbot.addWidget(panel)
    for number in range(60):
        panel.body.addWidget(Label(f"{number}"))
    panel.foot.addWidget(Label("規則の版", name="edition"))
    panel.resize(372, 400)
    panel.show()

    assert panel.minimumSizeHint().height() < 300
    assert panel.findChild(QLabel, "edition").geometry().bottom() < 400
    panel.set_aside("検索中の品目を使った場合", ink="bad", bold=True)
    assert panel.findChild(QLabel, "panel_aside").text() == "検索中の品目を使った場合"
