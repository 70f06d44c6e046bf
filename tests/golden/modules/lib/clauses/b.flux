package b

y = 1
