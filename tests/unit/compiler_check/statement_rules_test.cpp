// Rules for options, variables and testcases: what may be assigned where, and what may read what.

#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(options_belong_to_the_top_level) {
  CheckDiagnostics("option n = 1\ng = () => {\n  n = 2\n  return n\n}", "");
  for (std::string_view option : {"option n = 1", "option dict.n = 1"}) {
    const std::string text(option);
    const std::string expected =
        "E0404 [" + text + "] an `option` statement belongs to the top level of a file, not into a function body";
    CheckDiagnostics("import \"dict\"\ng = () => {\n  " + text + "\n  return 0\n}", expected);
    CheckDiagnostics("import \"dict\"\ng = () => {\n  h = () => {\n    " + text + "\n    return 0\n  }\n  return h\n}",
                     expected);
  }
}

BOOST_AUTO_TEST_CASE(options_are_set_once) {
  CheckRejected("option n = 1\noption n = 2");
  CheckRejected("import \"settings\"\noption settings.limits = [1]\noption settings.limits = [2]");
  CheckDiagnostics("import \"settings\"\noption settings.limits = [1]\noption limits = [2]", "");
}

BOOST_AUTO_TEST_CASE(variables_are_assigned_once_in_a_scope) {
  for (std::string_view wrong :
       {"n = 1\nn = 2", "option n = 1\nn = 2", "n = 1\noption n = 2", "g = (n) => {\n  n = 1\n  return n\n}",
        "g = () => {\n  n = 1\n  m = n\n  m = 2\n  return m\n}", "option g = () => {\n  m = 1\n  m = 2\n  return m\n}",
        "n = 0\ng = () => {\n  m = 0\n  return m\n}\nn = 1"})
    CheckRejected(wrong);
  for (std::string_view right :
       {"n = 1\nm = 2", "n = 1\ng = () => {\n  n = 2\n  return n\n}", "g = () => {\n  n = 2\n  return n\n}\nn = 1",
        "option n = () => {\n  n = 0\n  return n\n}", "g = (n) => (n) => n"})
    CheckDiagnostics(right, "");
}

BOOST_AUTO_TEST_CASE(options_do_not_read_options_of_their_package) {
  for (std::string_view wrong :
       {"option n = 1\noption m = n", "option n = 1\noption m = () => n", "option n = 1\noption m = () => (() => n)()",
        "option n = 1\noption g = () => {\n  n = 2\n  return n\n}\noption m = n",
        "import \"dict\"\noption dict = {p: 1}\noption m = dict.p"})
    CheckRejected(wrong);
  for (std::string_view right :
       {"option n = 1\noption m = 2", "import \"settings\"\noption m = settings.limits",
        "import \"settings\"\noption limits = settings.limits[0]", "option n = 1\noption m = (n) => n",
        "option n = 1\noption m = () => {\n  n = 2\n  return n + 1\n}",
        "option n = 1\noption m = () => {\n  n = 2\n  return (() => n)()\n}", "option n = 1\nm = n"})
    CheckDiagnostics(right, "");
}

BOOST_AUTO_TEST_CASE(a_builtin_may_be_declared_again) {
  CheckType("builtin g : (v: string) => string\nbuiltin g : (v: A) => string where A: Label", "g",
            "(v: A) => string where A: Label");
  CheckRejected("builtin g : (v: string) => string\ng = 1");
  CheckRejected("g = 1\nbuiltin g : (v: string) => string");
}

BOOST_AUTO_TEST_CASE(names_of_testcases_stay_inside) {
  CheckRejected("testcase one {\n  inner = 1\n}\nz = inner");
  CheckDiagnostics("n = 1\ntestcase one {\n  m = n\n}\ntestcase two {\n  m = n + 1\n}", "");
}

}  // namespace
}  // namespace flux
