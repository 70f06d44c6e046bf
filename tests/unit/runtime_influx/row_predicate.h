#pragma once

// Building row predicates by hand, and deciding them row by row: what a pushed-down predicate is compared with.

#include <map>
#include <string>

#include "runtime/expr/expr.h"

namespace flux::influx {

// Parts of a predicate over the row `r`; every call adds to one function.
class PredicateBuilder {
 public:
  PredicateBuilder() { fn_.params = {"r"}; }
  expr::NodeId Column(std::string name);
  expr::NodeId Literal(Value value);
  expr::NodeId Regex(std::string_view pattern);
  expr::NodeId Binary(BinaryOp op, expr::NodeId left, expr::NodeId right);
  expr::NodeId Not(expr::NodeId operand);
  expr::NodeId Exists(expr::NodeId operand);
  expr::NodeId Equal(std::string column, std::string_view text) {
    return Binary(BinaryOp::kEqual, Column(std::move(column)), Literal(Value::String(text)));
  }
  // Finishes the function with this body.
  expr::Function Body(expr::NodeId body) {
    fn_.body = body;
    return fn_;
  }

 private:
  expr::Function fn_;
};

// Columns of a row that are there.
using Row = std::map<std::string, Value>;
// Would `filter` keep the row?
bool Keeps(const expr::Function& predicate, const Row& row);

}  // namespace flux::influx
