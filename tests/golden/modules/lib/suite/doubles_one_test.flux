package suite_test

import "../suite"

input = 1

testcase doubles_one {
    result = suite.double(n: input)
}
