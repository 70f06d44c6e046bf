package broken

x = 1 +
y = unknown
