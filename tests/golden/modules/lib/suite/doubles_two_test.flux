package suite_test

import "../suite"

input = 2

testcase doubles_two {
    result = suite.double(n: input)
}
