package one

import "./two"

x = two.x
