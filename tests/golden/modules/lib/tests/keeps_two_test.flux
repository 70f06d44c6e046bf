package tests_test

input = 2

testcase keeps_two {
    result = input
}
