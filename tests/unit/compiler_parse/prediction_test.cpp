// The grammar needs one token of look-ahead: the generator makes plain switches of it and leaves nothing to predict, in
// SLL mode or in LL mode.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace flux {

BOOST_AUTO_TEST_CASE(the_parser_never_predicts) {
  std::ifstream file(FLUX_GENERATED_PARSER);
  const std::string parser(std::istreambuf_iterator<char>(file), {});
  BOOST_TEST(parser.contains("_input->LA(1)"));
  BOOST_TEST(!parser.contains("adaptivePredict"));
}

}  // namespace flux
