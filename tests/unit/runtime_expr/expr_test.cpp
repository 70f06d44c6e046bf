#include "runtime/expr/expr.h"

#include <boost/test/unit_test.hpp>

#include "runtime/expr/safe_kind.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::expr {
namespace {

// Builds trees in tests the way they read.
class Builder {
 public:
  explicit Builder(std::vector<std::string> params = {"r"}) { fn.params = std::move(params); }
  NodeId Literal(Value v) { return fn.Add({.kind = NodeKind::kLiteral, .value = std::move(v)}); }
  NodeId Int(int64_t v) { return Literal(Value::Int(v)); }
  NodeId Param(uint32_t i = 0) { return fn.Add({.kind = NodeKind::kParam, .index = i}); }
  NodeId Capture(uint32_t i) { return fn.Add({.kind = NodeKind::kCapture, .index = i}); }
  NodeId Column(std::string name) { return Member(Param(), std::move(name)); }
  NodeId Member(NodeId record, std::string name) {
    Node node{.kind = NodeKind::kMember, .name = std::move(name)};
    node.children = {record};
    return fn.Add(std::move(node));
  }
  NodeId Unary(UnaryOp op, NodeId a) {
    Node node{.kind = NodeKind::kUnary, .unary_op = op};
    node.children = {a};
    return fn.Add(std::move(node));
  }
  NodeId Binary(BinaryOp op, NodeId a, NodeId b) {
    Node node{.kind = NodeKind::kBinary, .binary_op = op};
    node.children = {a, b};
    return fn.Add(std::move(node));
  }
  NodeId If(NodeId test, NodeId then, NodeId otherwise) {
    return fn.Add({.kind = NodeKind::kConditional, .children = {test, then, otherwise}});
  }
  NodeId Call(NodeId callee, std::vector<std::string> names, std::vector<NodeId> args) {
    Node node{.kind = NodeKind::kCall};
    node.children = {callee};
    node.children.insert(node.children.end(), args.begin(), args.end());
    node.names = std::move(names);
    return fn.Add(std::move(node));
  }
  Function Done(NodeId body) {
    fn.body = body;
    for (const Node& node : fn.nodes) {
      if (node.kind == NodeKind::kCapture) fn.capture_count = std::max(fn.capture_count, node.index + 1);
    }
    return fn;
  }
  Function fn;
};

class NamedCallable final : public Callable {
 public:
  NamedCallable(std::string name, std::shared_ptr<const Function> tree, std::vector<Value> captures = {})
      : tree(std::move(tree)), captures(std::move(captures)), name_(std::move(name)) {}
  std::span<const Parameter> parameters() const override { return {}; }
  std::string_view name() const override { return name_; }
  std::shared_ptr<const Function> tree;
  std::vector<Value> captures;

 private:
  std::string name_;
};

Value MakeCallable(std::string name, std::shared_ptr<const Function> tree, std::vector<Value> captures = {}) {
  return Value::FromObject(ValueKind::kFunction, std::make_unique<const NamedCallable>(std::move(name), std::move(tree),
                                                                                       std::move(captures)));
}

ClosureTree TreeOfTest(const Value& callable) {
  const auto& named = static_cast<const NamedCallable&>(callable.AsFunction());
  return {named.tree, named.captures};
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_keeps_the_meaning_of_parentheses) {
  Builder b;
  const NodeId sum = b.Binary(BinaryOp::kAdd, b.Column("a"), b.Int(1));
  const NodeId product = b.Binary(BinaryOp::kMultiply, sum, b.Binary(BinaryOp::kSubtract, b.Int(2), b.Column("b c")));
  const Function fn = b.Done(b.Unary(UnaryOp::kNot, b.Binary(BinaryOp::kLess, product, b.Literal(Value::Float(3)))));
  BOOST_TEST(ToText(fn) == "(r) => not (r.a + 1) * (2 - r[\"b c\"]) < 3.0");
}

BOOST_AUTO_TEST_CASE(columns_read_are_in_order_of_first_use) {
  Builder b;
  const NodeId sum = b.Binary(BinaryOp::kAdd, b.Column("b"), b.Binary(BinaryOp::kAdd, b.Column("a"), b.Column("b")));
  const ColumnUse use = ColumnsRead(b.Done(sum));
  BOOST_TEST(use.columns == (std::vector<std::string>{"b", "a"}), boost::test_tools::per_element());
  BOOST_TEST(!use.reads_whole);
  Builder whole;
  Node record{.kind = NodeKind::kRecord, .has_base = true};
  record.children = {whole.Param(), whole.Column("x")};
  record.names = {"y"};
  BOOST_TEST(ColumnsRead(whole.Done(whole.fn.Add(record))).reads_whole);
}

BOOST_AUTO_TEST_CASE(binding_inlines_values_closures_and_builtins) {
  // inner = (v) => v * factor, with factor captured
  Builder inner({"v"});
  auto inner_fn =
      std::make_shared<const Function>(inner.Done(inner.Binary(BinaryOp::kMultiply, inner.Param(), inner.Capture(0))));
  const Value closure = MakeCallable("scale", inner_fn, {Value::Int(3)});
  const Value builtin = MakeCallable("math.abs", nullptr);
  Builder b;
  const NodeId scaled = b.Call(b.Capture(0), {"v"}, {b.Binary(BinaryOp::kAdd, b.Column("x"), b.Capture(2))});
  const Function fn = b.Done(b.Call(b.Member(b.Capture(1), "abs"), {"x"}, {scaled}));
  const Value package = MakeRecord({{"abs", builtin}});
  const std::vector<Value> captures = {closure, package, Value::Int(7)};
  const Function bound = BindCaptures(fn, captures, TreeOfTest);
  BOOST_TEST(ToText(bound) == "(r) => math.abs(x: let v0 = r.x + 7 in v0 * 3)");
  BOOST_TEST(bound.capture_count == 0u);
}

BOOST_AUTO_TEST_CASE(record_arguments_are_substituted) {
  Builder inner({"row"});
  auto inner_fn =
      std::make_shared<const Function>(inner.Done(inner.Binary(BinaryOp::kGreater, inner.Column("a"), inner.Int(1))));
  Builder b;
  const Function fn = b.Done(b.Call(b.Capture(0), {"row"}, {b.Param()}));
  const std::vector<Value> captures = {MakeCallable("f", inner_fn)};
  BOOST_TEST(ToText(BindCaptures(fn, captures, TreeOfTest)) == "(r) => r.a > 1");
}

BOOST_AUTO_TEST_CASE(captures_that_cannot_be_bound_stay) {
  Builder b;
  const Function fn = b.Done(b.Call(b.Capture(0), {"x"}, {b.Column("a")}));
  const std::vector<Value> captures = {MakeCallable("opaque", nullptr)};
  const Function bound = BindCaptures(fn, captures, TreeOfTest);
  BOOST_TEST(bound.capture_count == 1u);
  BOOST_TEST(ToText(bound) == "(r) => capture0(x: r.a)");
}

BOOST_AUTO_TEST_CASE(folding_keeps_errors_and_short_circuits) {
  Builder b;
  const NodeId division = b.Binary(BinaryOp::kDivide, b.Int(1), b.Int(0));
  const NodeId five = b.Binary(BinaryOp::kAdd, b.Int(2), b.Int(3));
  const NodeId test = b.Binary(BinaryOp::kGreater, b.Column("a"), b.Binary(BinaryOp::kMultiply, division, five));
  BOOST_TEST(ToText(FoldConstants(b.Done(test))) == "(r) => r.a > 1 / 0 * 5");
  Builder c;
  const NodeId no = c.Binary(BinaryOp::kEqual, c.Int(1), c.Int(2));
  BOOST_TEST(ToText(FoldConstants(c.Done(c.Binary(BinaryOp::kAnd, no, c.Column("x"))))) == "(r) => false");
  Builder d;
  const NodeId yes = d.Binary(BinaryOp::kEqual, d.Int(1), d.Int(1));
  BOOST_TEST(ToText(FoldConstants(d.Done(d.Binary(BinaryOp::kAnd, d.Column("x"), yes)))) == "(r) => r.x");
}

BOOST_AUTO_TEST_CASE(folding_keeps_the_branch_that_tells_the_type) {
  const auto decided = [](Builder& b, NodeId chosen) {
    const NodeId yes = b.Binary(BinaryOp::kEqual, b.Int(1), b.Int(1));
    return ToText(FoldConstants(b.Done(b.If(yes, chosen, b.Int(5)))));
  };
  Builder b;
  BOOST_TEST(decided(b, b.Binary(BinaryOp::kAdd, b.Column("a"), b.Int(2))) == "(r) => r.a + 2");
  Builder c;
  BOOST_TEST(decided(c, c.Column("a")) == "(r) => if true then r.a else 5");
}

BOOST_AUTO_TEST_CASE(conjuncts_split_and_join) {
  Builder b;
  const NodeId ab = b.Binary(BinaryOp::kAnd, b.Column("a"), b.Column("b"));
  const Function fn = b.Done(b.Binary(BinaryOp::kAnd, ab, b.Binary(BinaryOp::kOr, b.Column("c"), b.Column("d"))));
  const std::vector<Function> parts = SplitConjuncts(fn);
  BOOST_REQUIRE(parts.size() == 3u);
  BOOST_TEST(ToText(parts[1]) == "(r) => r.b");
  BOOST_TEST(ToText(JoinConjuncts(parts)) == "(r) => r.a and r.b and (r.c or r.d)");
}

namespace {

Function RichFunction() {
  Builder b;
  const Value regexp = *RegexpObject::Compile("^a[0-9]+$");
  const NodeId match = b.Binary(BinaryOp::kMatch, b.Column("host"), b.Literal(regexp));
  const NodeId span = b.Literal(Value::Of(Duration{-2, -5}));
  const NodeId list = b.Literal(MakeArray({Value::Float(-0.0), Value::Null(ValueKind::kString), Value::Bool(true)}));
  Node record{.kind = NodeKind::kRecord, .has_base = true};
  record.children = {b.Param(), match, span, list, b.Capture(1)};
  record.names = {"m", "s", "l", "c"};
  return b.Done(b.fn.Add(record));
}

// `host` may be missing, `value` is a float of every table, `gone` is in none; nothing is known of others.
std::optional<SafeKind> KindOfTestColumn(std::string_view column) {
  if (column == "host") return SafeKind{ValueKind::kString, true};
  if (column == "value") return SafeKind{ValueKind::kFloat, false};
  if (column == "count") return SafeKind{ValueKind::kInt, false};
  if (column == "gone") return SafeKind{ValueKind::kNull, true};
  return std::nullopt;
}

BOOST_AUTO_TEST_CASE(what_certainly_does_not_fail_is_safe) {
  const auto is_safe = [](auto build) {
    Builder b;
    const NodeId body = build(b);
    return IsSafePredicate(b.Done(body), KindOfTestColumn);
  };
  const auto equal = [](Builder& b, std::string column, Value value) {
    return b.Binary(BinaryOp::kEqual, b.Column(std::move(column)), b.Literal(std::move(value)));
  };
  BOOST_TEST(is_safe([&](Builder& b) { return equal(b, "host", Value::String("a")); }));
  BOOST_TEST(is_safe([&](Builder& b) { return equal(b, "gone", Value::Int(1)); }));
  BOOST_TEST(is_safe([&](Builder& b) { return equal(b, "value", Value::Int(1)); }));
  BOOST_TEST(is_safe([&](Builder& b) { return b.Unary(UnaryOp::kExists, b.Column("host")); }));
  // Of another type, or of a type that nobody knows.
  BOOST_TEST(!is_safe([&](Builder& b) { return equal(b, "host", Value::Int(1)); }));
  BOOST_TEST(!is_safe([&](Builder& b) { return equal(b, "other", Value::Int(1)); }));
  // No condition, or one whose null has no type.
  BOOST_TEST(!is_safe([&](Builder& b) { return b.Column("value"); }));
  BOOST_TEST(!is_safe([&](Builder& b) { return b.Column("gone"); }));
}

BOOST_AUTO_TEST_CASE(only_arithmetic_that_has_a_result_for_all_numbers_is_safe) {
  const auto kind = [](BinaryOp op, std::string column, Value value) {
    Builder b;
    const NodeId body = b.Binary(op, b.Column(std::move(column)), b.Literal(std::move(value)));
    const std::optional<SafeKind> found = FindSafeKind(b.Done(body), body, KindOfTestColumn);
    return found ? found->kind : ValueKind::kNull;
  };
  BOOST_CHECK(kind(BinaryOp::kDivide, "value", Value::Float(0)) == ValueKind::kFloat);
  BOOST_CHECK(kind(BinaryOp::kAdd, "count", Value::Int(1)) == ValueKind::kInt);
  BOOST_CHECK(kind(BinaryOp::kDivide, "count", Value::Int(1)) == ValueKind::kNull);
  BOOST_CHECK(kind(BinaryOp::kModulo, "count", Value::Int(1)) == ValueKind::kNull);
  BOOST_CHECK(kind(BinaryOp::kAdd, "host", Value::String("a")) == ValueKind::kNull);
}

}  // namespace

BOOST_AUTO_TEST_CASE(serialisation_round_trips) {
  const Function fn = RichFunction();
  std::string bytes;
  Serialize(fn, bytes);
  bytes += "rest";
  std::string_view in = bytes;
  const Result<Function> back = Deserialize(in);
  BOOST_REQUIRE(back.has_value());
  BOOST_TEST(in == "rest");
  BOOST_TEST(ToText(*back) == ToText(fn));
  BOOST_TEST(back->capture_count == 2u);
}

BOOST_AUTO_TEST_CASE(damaged_bytes_never_crash) {
  std::string bytes;
  Serialize(RichFunction(), bytes);
  for (size_t size = 0; size < bytes.size(); ++size) {
    std::string_view in(bytes.data(), size);
    BOOST_TEST(!Deserialize(in).has_value());
  }
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {1, 0x80, 0xff, 0x10}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      std::string_view in = damaged;
      if (const Result<Function> fn = Deserialize(in)) ToText(FoldConstants(*fn));
    }
  }
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused) {
  Builder b;
  NodeId id = b.Column("x");
  for (int i = 0; i < 5000; ++i) id = b.Unary(UnaryOp::kNot, id);
  std::string bytes;
  Serialize(b.Done(id), bytes);
  std::string_view in = bytes;
  BOOST_TEST(!Deserialize(in).has_value());
}

}  // namespace flux::expr
