#define BOOST_TEST_MODULE fluxc
#include <boost/test/unit_test.hpp>
