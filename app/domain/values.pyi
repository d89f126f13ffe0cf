# To the type checker, values are the standard library's own data classes.
from dataclasses import dataclass as dataclass
from dataclasses import field as field
from dataclasses import replace as replace
