// check:
one = 1.5h
two = -0.25d
three = 0.5s
four = 1.5mo
five = 0.0000000001s
six = [1h30, 2]
E = range(start: -1h30)
