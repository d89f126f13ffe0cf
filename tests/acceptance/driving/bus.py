"""The accessibility bus: many questions at once to what the program tells of itself."""

import time
from collections import deque

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, Properties, message_bus
from jeepney import new_method_call as call
from jeepney.io.blocking import open_dbus_connection

_ATSPI = "org.a11y.atspi."
REGISTRY = (f"{_ATSPI}Registry", "/org/a11y/atspi/accessible/root")
PATIENCE_S = 15


class Gone(Exception):
    """What was asked about is no longer there, or has no such side."""


class Bus:
    """Asks what is on the screen, and hears where the keyboard goes.

    A question takes half a millisecond alone and a tenth among many, so many are sent together.
    """

    def __init__(self, session):
        with open_dbus_connection(session) as asked:
            # The first question brings the accessibility bus up.
            where = call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            address = asked.send_and_get_reply(where, timeout=PATIENCE_S).body[0]
        self._line = open_dbus_connection(address)
        self._heard = deque(maxlen=50)
        self._listen()

    def close(self):
        """Hang up."""
        self._line.close()

    def method(self, node, side, name, signature=None, body=()):
        """Return the question for what a method answers."""
        return call(DBusAddress(node[1], node[0], _ATSPI + side), name, signature, body)

    def fact(self, node, side, name):
        """Return the question for a property."""
        return Properties(DBusAddress(node[1], node[0], _ATSPI + side)).get(name)

    def ask(self, question):
        """Return the answer to one question; raises Gone."""
        (answer,) = self.ask_all([question])
        if isinstance(answer, Gone):
            raise answer
        return answer

    def ask_all(self, questions):
        """Return the answers in their order; Gone where there is none."""
        waiting, answers = {}, [Gone()] * len(questions)
        for place, question in enumerate(questions):
            serial = next(self._line.outgoing_serial)
            waiting[serial] = place
            self._line.send(question, serial=serial)
        end = time.monotonic() + PATIENCE_S
        while waiting:
            message = self._line.receive(timeout=max(0.0, end - time.monotonic()))
            serial = message.header.fields.get(HeaderFields.reply_serial)
            if serial in waiting:
                answers[waiting.pop(serial)] = _answer(message)
            else:
                self._hear(message)
        return answers

    def focused(self, patience=0.0):
        """Return the node to which the keyboard went since the last question, the latest, or None."""
        end = time.monotonic() + patience
        while True:
            try:
                wait = 0.0 if self._heard else max(0.0, end - time.monotonic())
                self._hear(self._line.receive(timeout=wait))
            except TimeoutError:
                break
        latest = self._heard[-1] if self._heard else None
        self._heard.clear()
        return latest

    def _listen(self):
        rule = MatchRule(type="signal", interface=f"{_ATSPI}Event.Object", member="StateChanged")
        self.ask(message_bus.AddMatch(rule))
        wish = ("s", ("object:state-changed:focused",))
        registry = (REGISTRY[0], "/org/a11y/atspi/registry")
        self.ask(self.method(registry, "Registry", "RegisterEvent", *wish))

    def _hear(self, message):
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        is_focus = fields.get(HeaderFields.member) == "StateChanged" and message.body[:2] == (
            "focused",
            1,
        )
        if is_focus:
            self._heard.append((fields[HeaderFields.sender], fields[HeaderFields.path]))


def _answer(message):
    if message.header.message_type is MessageType.error:
        return Gone(message.body)
    body = message.body
    if len(body) != 1:
        return body
    # A property comes with its type.
    is_fact = message.header.fields.get(HeaderFields.signature) == "v"
    return body[0][1] if is_fact else body[0]
