package layers

option left = "["
option right = () => "]"

frame = (v) => left + v + right()

// Computed once, before anybody can set the option.
fixed = left + "fixed"
