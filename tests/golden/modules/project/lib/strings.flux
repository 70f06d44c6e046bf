package strings

never = 1
