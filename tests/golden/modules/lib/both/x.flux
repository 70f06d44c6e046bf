package both

x = 1
