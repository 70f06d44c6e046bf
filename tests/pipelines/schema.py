"""What the generator knows of a stream while it writes a script: the columns of its tables."""

import copy
from dataclasses import dataclass, field

NUMBERS = ("int", "uint", "float")


@dataclass
class Column:
    """A column that some or all tables of a stream have. `is_sparse`: not every table has it."""

    type: str
    is_nullable: bool = True
    is_sparse: bool = False


@dataclass
class Stream:
    """The columns of a stream by name, those of the group key, and what is known of its rows."""

    columns: dict = field(default_factory=dict)
    key: set = field(default_factory=set)
    is_bounded: bool = False  # a `range` gave it time bounds
    is_moved: bool = False  # rows may lie outside their table's bounds

    def copy(self):
        return copy.deepcopy(self)

    def names(self, *types, dense=True, in_key=None):
        """Columns of the given types (none: any), by default only those that every table has."""
        return [
            name
            for name, column in self.columns.items()
            if (not types or column.type in types)
            and not (dense and column.is_sparse)
            and (in_key is None or (name in self.key) == in_key)
        ]

    def has(self, name, *types):
        column = self.columns.get(name)
        return column is not None and not column.is_sparse and (not types or column.type in types)

    def drop(self, name):
        self.columns.pop(name, None)
        self.key.discard(name)

    def keep(self, names):
        for name in list(self.columns):
            if name not in names:
                self.drop(name)
