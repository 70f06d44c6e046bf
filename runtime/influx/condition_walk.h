#pragma once

// What translations of row predicates into a server's language have in common: the walk over the tree, with negations
// pushed down to comparisons, on which it is decided what the server says of them.

#include <optional>
#include <string>
#include <string_view>

#include "runtime/expr/expr.h"
#include "runtime/influx/condition.h"

namespace flux::influx {

// How a language spells things, and how it is called in messages.
struct ConditionLanguage {
  std::string_view and_word, or_word;
  std::string_view cannot_say;  // `… cannot be said in InfluxQL`
};

// Conditions as the parts of other conditions.
Condition ConstantCondition(bool value);
Condition TagCondition(std::string text);
Condition ValueCondition(std::string text);

// Translates for one language. Comparisons have a column on the left and a constant on the right.
class ConditionWalk {
 public:
  ConditionWalk(const expr::Function& fn, const ConditionLanguage& language) : fn_(fn), language_(language) {}
  virtual ~ConditionWalk() = default;

  // Translates a boolean expression. `is_negated`: gives where it is false, which for null is nowhere either. Fails
  // with the reason when the language cannot express it exactly.
  Result<Condition> Translate(expr::NodeId id, bool is_negated);

 protected:
  // What a comparison compares.
  struct Operand {
    enum class Kind : uint8_t { kConstant, kTag, kValue } kind = Kind::kConstant;
    Value constant = {};
    std::string tag = {};
  };

  // What a column of series is: `_measurement`, `_field` or a tag; not `_value`, and no time.
  virtual Operand SeriesColumn(const std::string& name) = 0;
  virtual Condition TagExists(const std::string& tag, bool is_negated) = 0;
  virtual Result<Condition> CompareTag(BinaryOp op, const std::string& tag, const Value& constant) = 0;
  virtual Result<Condition> CompareValue(BinaryOp op, const Value& constant) = 0;

  // Whether it is an integer that floats can hold. Mixed comparisons are those of floats.
  static bool IsExactInt(const Value& constant);
  static std::unexpected<Error> Cannot(std::string why) { return Fail(ErrorCode::kUnimplemented, std::move(why)); }
  // `WHAT cannot be said in InfluxQL`.
  std::unexpected<Error> CannotSay(std::string_view what) const;

 private:
  Result<Condition> TranslateBinary(const expr::Node& node, bool is_negated);
  Result<Condition> TranslateExists(expr::NodeId id, bool is_negated);
  Result<Condition> CompareConstants(BinaryOp op, const Value& left, const Value& right, bool is_negated) const;
  Result<Condition> Either(Condition a, Condition b) const;
  Result<Operand> TranslateOperand(expr::NodeId id);

  const expr::Function& fn_;
  const ConditionLanguage& language_;
};

}  // namespace flux::influx
