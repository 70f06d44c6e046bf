package tests_test

input = 1

testcase keeps_one {
    result = input
}
