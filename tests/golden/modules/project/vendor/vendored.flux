package vendored

import "team"

name = "vendored by ${team.name}"
