package two

import "./one"

x = one.x
