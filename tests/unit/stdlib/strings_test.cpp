#include <boost/test/unit_test.hpp>

#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

std::string One(const std::string& function, std::string_view v) {
  return StdlibBench().Eval("strings." + function, {{"v", Text(v)}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(case_of_letters) {
  BOOST_TEST(One("toUpper", "größe αβγ") == "\"GRÖßE ΑΒΓ\"");
  BOOST_TEST(One("toLower", "ÉTÉ ДА") == "\"été да\"");
  BOOST_TEST(One("title", "a flux of_data it's") == "\"A Flux Of_data It'S\"");
  BOOST_TEST(One("toTitle", "ǆ") == "\"ǅ\"");
  BOOST_TEST(One("isUpper", "Ä") == "true");
  BOOST_TEST(One("isLetter", "1") == "false");
  BOOST_TEST(One("isDigit", "12").starts_with("error: `strings`: argument `v` must be one character"));
  BOOST_TEST(StdlibBench().Eval("strings.equalFold", {{"v", Text("Straße")}, {"t", Text("sTRAßE")}}) == "true");
}

BOOST_AUTO_TEST_CASE(trimming) {
  StdlibBench bench;
  BOOST_TEST(One("trimSpace", " \t a b\n") == "\"a b\"");
  BOOST_TEST(bench.Eval("strings.trim", {{"v", Text("éaxaé")}, {"cutset", Text("aé")}}) == "\"x\"");
  BOOST_TEST(bench.Eval("strings.trimLeft", {{"v", Text("..a..")}, {"cutset", Text(".")}}) == "\"a..\"");
  BOOST_TEST(bench.Eval("strings.trimRight", {{"v", Text("..a..")}, {"cutset", Text(".")}}) == "\"..a\"");
  BOOST_TEST(bench.Eval("strings.trimPrefix", {{"v", Text("abc")}, {"prefix", Text("ab")}}) == "\"c\"");
  BOOST_TEST(bench.Eval("strings.trimSuffix", {{"v", Text("abc")}, {"suffix", Text("x")}}) == "\"abc\"");
}

BOOST_AUTO_TEST_CASE(searching) {
  StdlibBench bench;
  BOOST_TEST(bench.Eval("strings.index", {{"v", Text("héllo")}, {"substr", Text("llo")}}) == "3");
  BOOST_TEST(bench.Eval("strings.indexAny", {{"v", Text("abc")}, {"chars", Text("xc")}}) == "2");
  BOOST_TEST(bench.Eval("strings.lastIndexAny", {{"v", Text("abcb")}, {"chars", Text("b")}}) == "3");
  BOOST_TEST(bench.Eval("strings.countStr", {{"v", Text("aaaa")}, {"substr", Text("aa")}}) == "2");
  BOOST_TEST(bench.Eval("strings.countStr", {{"v", Text("abc")}, {"substr", Text("")}}) == "4");
  BOOST_TEST(bench.Eval("strings.compare", {{"v", Text("a")}, {"t", Text("b")}}) == "-1");
}

BOOST_AUTO_TEST_CASE(editing) {
  StdlibBench bench;
  BOOST_TEST(bench.Eval("strings.replaceAll", {{"v", Text("aba")}, {"t", Text("a")}, {"u", Text("xy")}}) ==
             "\"xybxy\"");
  BOOST_TEST(bench.Eval("strings.replace",
                        {{"v", Text("aaa")}, {"t", Text("a")}, {"u", Text("b")}, {"i", Value::Int(2)}}) == "\"bba\"");
  BOOST_TEST(bench.Eval("strings.replaceAll", {{"v", Text("ab")}, {"t", Text("")}, {"u", Text("-")}}) == "\"-a-b-\"");
  BOOST_TEST(bench.Eval("strings.split", {{"v", Text("a,b,")}, {"t", Text(",")}}) ==
             DebugText(Strings({"a", "b", ""})));
  BOOST_TEST(bench.Eval("strings.split", {{"v", Text("aé")}, {"t", Text("")}}) == DebugText(Strings({"a", "é"})));
  BOOST_TEST(bench.Eval("strings.splitAfterN", {{"v", Text("a,b,c")}, {"t", Text(",")}, {"i", Value::Int(2)}}) ==
             DebugText(Strings({"a,", "b,c"})));
  BOOST_TEST(bench.Eval("strings.joinStr", {{"arr", Strings({"a", "b"})}, {"v", Text("-")}}) == "\"a-b\"");
  BOOST_TEST(One("strlen", "héé") == "3");
  BOOST_TEST(bench.Eval("strings.substring",
                        {{"v", Text("héllo")}, {"start", Value::Int(1)}, {"end", Value::Int(3)}}) == "\"él\"");
  BOOST_TEST(
      bench.Eval("strings.repeat", {{"v", Text("ab")}, {"i", Value::Int(-1)}}).starts_with("error: `strings.repeat`"));
}

}  // namespace flux::stdlib
