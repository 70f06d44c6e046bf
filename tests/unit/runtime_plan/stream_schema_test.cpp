#include "runtime/plan/stream_schema.h"

#include <boost/test/unit_test.hpp>

#include "runtime/plan/specs/duplicate.h"

namespace flux::plan {
namespace {

// Two operations that can be blamed.
struct Fixture {
  NodeRef first = MakeNode(DuplicateSpec{}, {}), second = MakeNode(DuplicateSpec{}, {});
};

StreamSchema Closed(std::initializer_list<std::string_view> columns, const NodeRef& by) {
  StreamSchema schema;
  schema.Clear(by.get());
  for (std::string_view column : columns) schema.Set(column, ColumnType::kInt);
  return schema;
}

BOOST_AUTO_TEST_SUITE(stream_schema)

BOOST_FIXTURE_TEST_CASE(anything_may_be_in_an_unknown_stream, Fixture) {
  const StreamSchema schema;
  BOOST_TEST(schema.MayHave("x"));
  BOOST_TEST(!schema.MustHave("x"));
  BOOST_TEST(schema.WhoDropped("x") == nullptr);
  BOOST_TEST(ToText(schema) == "{…}");
}

BOOST_FIXTURE_TEST_CASE(a_dropped_column_names_who_dropped_it_until_it_comes_again, Fixture) {
  StreamSchema schema;
  schema.Drop("x", first.get());
  BOOST_TEST(!schema.MayHave("x"));
  BOOST_TEST(schema.WhoDropped("x") == first.get());
  schema.Drop("x", second.get());
  BOOST_TEST(schema.WhoDropped("x") == first.get(), "the second one had nothing to take away");
  schema.Set("x", ColumnType::kString);
  BOOST_TEST(schema.MustHave("x"));
  BOOST_TEST(schema.WhoDropped("x") == nullptr);
}

BOOST_FIXTURE_TEST_CASE(keep_closes_the_schema, Fixture) {
  StreamSchema schema;
  schema.Set("a", ColumnType::kFloat);
  schema.Drop("b", first.get());
  const std::vector<std::string> kept = {"a", "b", "c"};
  schema.Keep(kept, second.get());
  BOOST_TEST(ToText(schema) == "{a: float, c?}");
  BOOST_TEST(schema.WhoDropped("b") == first.get());
  BOOST_TEST(schema.WhoDropped("d") == second.get());
}

BOOST_FIXTURE_TEST_CASE(what_holds_for_both_streams_holds_for_their_union, Fixture) {
  StreamSchema both = Closed({"a", "b"}, first);
  StreamSchema other = Closed({"b", "c"}, second);
  other.Set("b", ColumnType::kString);
  both.Unite(other);
  BOOST_TEST(ToText(both) == "{a?: int, b, c?: int}");
  BOOST_TEST(!both.MayHave("d"));
  both.Unite(StreamSchema());
  BOOST_TEST(ToText(both) == "{a?, b?, c?, …}");
}

BOOST_FIXTURE_TEST_CASE(a_column_is_missing_from_a_union_only_when_both_lack_it, Fixture) {
  StreamSchema both, other;
  both.Drop("x", first.get());
  both.Drop("y", first.get());
  other.Drop("y", second.get());
  both.Unite(other);
  BOOST_TEST(both.MayHave("x"));
  BOOST_TEST(!both.MayHave("y"));
}

BOOST_FIXTURE_TEST_CASE(a_column_that_some_tables_get_keeps_what_was_known, Fixture) {
  StreamSchema schema = Closed({"a"}, first);
  schema.SetMaybe("a", ColumnType::kInt);
  schema.SetMaybe("b", ColumnType::kInt);
  BOOST_TEST(ToText(schema) == "{a: int, b?: int}");
  schema.SetMaybe("a", ColumnType::kString);
  BOOST_TEST(ToText(schema) == "{a, b?: int}");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux::plan
