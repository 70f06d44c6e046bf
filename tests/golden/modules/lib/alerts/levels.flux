package alerts

import "strings"

option threshold = 80.0

_names = ["ok", "crit"]
level = (value) => strings.toUpper(v: if value > threshold then _names[1] else _names[0])
