#include "stdlib/sources.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

BOOST_AUTO_TEST_CASE(array_from_makes_one_table) {
  StdlibBench bench;
  const Value rows = MakeArray({MakeRecord({{"a", Value::Int(1)}, {"b", Text("x")}}),
                                MakeRecord({{"a", Value::Null()}, {"c", Value::Bool(true)}})});
  BOOST_TEST(bench.Run(bench.Invoke("array.from", {{"rows", rows}})) ==
             "{} a:int b:string c:bool\n  1 x -\n  - - true\n");
  BOOST_TEST(bench.Eval("array.from", {{"rows", MakeArray({})}})
                 .starts_with("error: `array.from`: argument `rows` must have at least one"));
  BOOST_TEST(bench.Eval("array.from", {{"rows", MakeArray({MakeRecord({{"d", Span("1h")}})})}})
                 .find("property `d` of type duration") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(csv_from_reads_text_and_files) {
  StdlibBench bench;
  bench.files["a.csv"] =
      "#datatype,string,long,string,double\n#group,false,false,true,false\n#default,_result,,,\n,result,table,t,_"
      "value\n"
      ",,0,x,1\n,,1,y,2\n";
  BOOST_TEST(bench.Run(bench.Invoke("csv.from", {{"file", Text("a.csv")}})) ==
             "{t=x} t:string _value:float\n  x 1\n{t=y} t:string _value:float\n  y 2\n");
  BOOST_TEST(bench.Run(bench.Invoke("csv.from", {{"csv", Text("a,b\n1,2\n")}, {"mode", Text("raw")}})) ==
             "{} a:string b:string\n  1 2\n");
  BOOST_TEST(bench.Run(bench.Invoke("csv.from", {{"csv", Text("a,b\n1,2\n")}})).find("error in csv.from(): ") !=
             std::string::npos);
  BOOST_TEST(bench.Eval("csv.from", {}).starts_with("error: `csv.from`: needs `csv` or `file`"));
}

BOOST_AUTO_TEST_CASE(every_package_has_its_text) {
  std::vector<std::string_view> paths;
  for (const StdlibSource& source : StdlibSources()) {
    paths.push_back(source.path);
    BOOST_TEST(source.text.find("package ") != std::string_view::npos);
  }
  BOOST_TEST(std::ranges::is_sorted(paths));
  BOOST_TEST(std::ranges::count(paths, "universe") == 1);
}

}  // namespace flux::stdlib
