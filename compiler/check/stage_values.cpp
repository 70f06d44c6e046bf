#include "compiler/check/stage_values.h"

#include <algorithm>

#include "compiler/check/function_body.h"
#include "compiler/check/row_shape.h"
#include "compiler/check/stage_context.h"
#include "runtime/expr/scalar_ops.h"

namespace flux {

namespace {

// Functions that call functions that call …: deeper, and longer for one call of a script, nobody looks.
constexpr int kMaxDepth = 64;
constexpr int kMaxSteps = 1000;

// All rows of an array have the same fields; so many tell what columns there are.
constexpr size_t kMaxRows = 4;

// An operation that nobody knows, so nothing follows from it.
struct UnknownSpec final : plan::Spec {
  static constexpr std::string_view kName = "unknown";
  void Describe(plan::Description&) const override {}
};

// A value that stands for one of which only the type is known. None of these types names columns. Instants that are not
// known ascend with the parameters and lie before now, so that no range of time is empty.
std::optional<Value> Placeholder(TypeTag tag, size_t parameter) {
  constexpr int64_t kMaxParameters = 1000;
  switch (tag) {
    case TypeTag::kInt:
      return Value::Int(1);
    case TypeTag::kUint:
      return Value::Uint(1);
    case TypeTag::kFloat:
      return Value::Float(1);
    case TypeTag::kDuration:
      return Value::Of(Duration{0, kNsPerSecond});
    case TypeTag::kTime:
      return Value::Of(Time{StageContext::kNow.ns - kMaxParameters + static_cast<int64_t>(parameter)});
    case TypeTag::kFunction:
      return MakeStageFunction();
    default:
      return std::nullopt;
  }
}

// A value of a row stands for itself, whatever it is, when its type is that of a column.
std::optional<Value> RowPlaceholder(TypeTag tag) {
  if (tag == TypeTag::kString) return Value::String("");
  if (tag == TypeTag::kBool) return Value::Bool(false);
  return tag == TypeTag::kFunction || tag == TypeTag::kDuration ? std::nullopt : Placeholder(tag, 0);
}

// Stands for `-every` and the like.
constexpr Duration kMomentAgo{0, -kNsPerSecond};

bool IsNegatedDuration(const hir::Expr& expr, const TypeStore& types) {
  const auto* unary = hir::As<hir::Unary>(&expr);
  return unary != nullptr && unary->op == UnaryOp::kNegate && types.Tag(unary->type) == TypeTag::kDuration;
}

// The number of the call that made the node, 0 for none.
uint32_t MakerOf(const plan::Node& node) { return node.position.empty() ? 0 : node.position.front().line; }

}  // namespace

Result<plan::RowFunction> StageContext::ToRowFunction(const Value& fn) {
  const auto& callable = static_cast<const StageFunction&>(fn.AsFunction());
  return plan::RowFunction{callable.function != nullptr ? RowShape(*callable.function) : nullptr, fn, {}};
}

StageValues::StageValues(const PackageTypes& packages, const Registry& registry, const TypeStore& types)
    : packages_(packages),
      registry_(registry),
      types_(types),
      context_(std::make_unique<StageContext>()),
      facts_(registry),
      unknown_stream_(plan::MakeStream(plan::MakeNode(UnknownSpec{}, {}))) {}

StageValues::~StageValues() = default;

void StageValues::Override(std::string_view package, std::string_view name) {
  if (overridden_.emplace(package, name).second) exports_.clear();
}

void StageValues::Forget() {
  variables_.clear();
  overridden_.clear();
  missing_.clear();
}

StageValues::Known StageValues::Evaluate(const hir::Expr& expr, ScopeRef scope) {
  switch (expr.kind) {
    case hir::ExprKind::kInt:
      return Value::Int(hir::As<hir::Int>(&expr)->value);
    case hir::ExprKind::kFloat:
      return Value::Float(hir::As<hir::Float>(&expr)->value);
    case hir::ExprKind::kString:
      return Value::String(hir::As<hir::String>(&expr)->value);
    case hir::ExprKind::kDuration:
      return Value::Of(hir::As<hir::DurationValue>(&expr)->value);
    case hir::ExprKind::kTime:
      return Value::Of(hir::As<hir::TimeValue>(&expr)->value);
    case hir::ExprKind::kArray:
      return EvaluateArray(*hir::As<hir::Array>(&expr), scope);
    case hir::ExprKind::kRecord:
      return EvaluateRecord(*hir::As<hir::Record>(&expr), scope, false);
    case hir::ExprKind::kFunction:
      return MakeStageFunction(*hir::As<hir::Function>(&expr), scope);
    case hir::ExprKind::kLocal:
      return EvaluateLocal(*hir::As<hir::Local>(&expr), scope);
    case hir::ExprKind::kGlobal:
      return EvaluateGlobal(*hir::As<hir::Global>(&expr));
    case hir::ExprKind::kConditional:
      return EvaluateConditional(*hir::As<hir::Conditional>(&expr), scope);
    case hir::ExprKind::kUnary: {
      const auto& unary = *hir::As<hir::Unary>(&expr);
      const Known operand = Evaluate(*unary.operand, scope);
      const Result<Value> value = operand ? expr::EvalUnary(unary.op, *operand) : Result<Value>(Value::Absent());
      return value && !value->is_absent() ? Known(*value) : std::nullopt;
    }
    case hir::ExprKind::kCall:
      if (scope == nullptr) return EvaluateOwnCall(*hir::As<hir::Call>(&expr));
      return EvaluateCall(*hir::As<hir::Call>(&expr), scope);
    case hir::ExprKind::kMember: {
      const auto& member = *hir::As<hir::Member>(&expr);
      const Known object = Evaluate(*member.object, scope);
      if (!object || object->kind() != ValueKind::kRecord) return std::nullopt;
      const Value* field = object->AsRecord().Find(member.name);
      return field != nullptr ? Known(*field) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

StageValues::Known StageValues::EvaluateLocal(const hir::Local& local, const Scope* scope) const {
  for (uint32_t depth = local.depth; depth != 0 && scope != nullptr; --depth) scope = scope->outer;
  return scope != nullptr && local.slot < scope->slots.size() ? scope->slots[local.slot] : std::nullopt;
}

StageValues::Known StageValues::EvaluateGlobal(const hir::Global& global) {
  if (global.package.empty()) {
    auto variable = variables_.find(global.name);
    if (variable == variables_.end() || depth_ >= kMaxDepth) return std::nullopt;
    ++depth_;
    Known value = Evaluate(*variable->second, nullptr);
    --depth_;
    return value;
  }
  const PackageInterface* package = packages_.Find(global.package);
  const InterfaceExport* item = package != nullptr ? package->FindExport(global.name) : nullptr;
  if (item == nullptr || (item->is_option && overridden_.contains({global.package, global.name}))) return std::nullopt;
  auto known = exports_.find(item);
  if (known == exports_.end()) known = exports_.emplace(item, EvaluateExport(*item, *package)).first;
  return known->second;
}

StageValues::Known StageValues::EvaluateExport(const InterfaceExport& item, const PackageInterface& package) {
  if (item.is_builtin) {
    const bool is_function = package.types->Tag(item.type.type) == TypeTag::kFunction;
    if (is_function) return MakeStageFunction(item, package, registry_.FindBuiltin(package.path, item.name));
    const ConstantDef* constant = registry_.FindConstant(package.path, item.name);
    return constant != nullptr ? Known(constant->value) : std::nullopt;
  }
  const hir::Expr* body = item.body.empty() ? nullptr : ReadBody(item.body, bodies_);
  static const Scope kNoVariables{};
  return body != nullptr ? Evaluate(*body, &kNoVariables) : std::nullopt;
}

StageValues::Known StageValues::EvaluateArray(const hir::Array& array, ScopeRef scope) {
  std::vector<Value> elements;
  for (const hir::Expr* element : array.elements) {
    const auto* row = hir::As<hir::Record>(element);
    if (row != nullptr && elements.size() == kMaxRows) break;
    Known value = row != nullptr ? EvaluateRecord(*row, scope, true) : Evaluate(*element, scope);
    if (!value && types_.Tag(element->type) == TypeTag::kStream) value = unknown_stream_;
    if (!value) return std::nullopt;
    elements.push_back(std::move(*value));
  }
  return MakeArray(std::move(elements));
}

// Values of rows are data, so their types are enough. Strings in other records may be names of columns.
StageValues::Known StageValues::EvaluateRecord(const hir::Record& record, ScopeRef scope, bool is_row) {
  std::vector<RecordField> fields;
  for (const hir::Field& field : record.fields) {
    Known value = Evaluate(*field.value, scope);
    const TypeTag tag = types_.Tag(field.value->type);
    if (!value && is_row) value = RowPlaceholder(tag);
    if (!value && tag == TypeTag::kStream) value = unknown_stream_;
    if (!value) return std::nullopt;
    fields.push_back({std::string(field.name), std::move(*value)});
  }
  if (record.base == nullptr) return MakeRecord(std::move(fields));
  const Known base = Evaluate(*record.base, scope);
  if (!base || base->kind() != ValueKind::kRecord) return std::nullopt;
  for (const RecordField& field : base->AsRecord().fields) {
    if (std::ranges::find(fields, field.name, &RecordField::name) == fields.end()) fields.push_back(field);
  }
  return MakeRecord(std::move(fields));
}

StageValues::Known StageValues::EvaluateConditional(const hir::Conditional& conditional, ScopeRef scope) {
  const Known test = Evaluate(*conditional.test, scope);
  if (!test || test->kind() != ValueKind::kBool || test->is_null()) return std::nullopt;
  return Evaluate(test->AsBool() ? *conditional.then_branch : *conditional.else_branch, scope);
}

// What a call of the package being checked gives is found once. Nodes that are made meanwhile are its nodes, those of
// its input excepted.
StageValues::Known StageValues::EvaluateOwnCall(const hir::Call& call) {
  if (auto known = calls_.find(&call); known != calls_.end()) return known->second;
  if (call.pipe != nullptr) Evaluate(*call.pipe, nullptr);
  const uint32_t outer = context_->maker;
  const int steps = std::exchange(steps_, kMaxSteps);
  makers_.push_back(&call);
  context_->maker = static_cast<uint32_t>(makers_.size());
  Known value = EvaluateCall(call, nullptr);
  context_->maker = outer;
  steps_ = steps;
  return calls_[&call] = std::move(value);
}

StageValues::Known StageValues::EvaluateCall(const hir::Call& call, ScopeRef scope) {
  if (depth_ >= kMaxDepth || --steps_ < 0) return std::nullopt;
  const Known callee = Evaluate(*call.callee, scope);
  if (!callee || callee->kind() != ValueKind::kFunction) return std::nullopt;
  const auto& function = static_cast<const StageFunction&>(callee->AsFunction());
  if (function.builtin != nullptr) {
    const PackageInterface& package = *function.package;
    const TypeId result = package.types->FunctionOf(function.builtin->type.type).result;
    if (package.types->Tag(result) != TypeTag::kStream) return std::nullopt;
  }
  Arguments arguments;
  arguments.reserve(call.args.size() + 1);
  if (call.pipe != nullptr) arguments.push_back({{}, true, Evaluate(*call.pipe, scope)});
  for (const hir::Arg& arg : call.args) {
    Known value = Evaluate(*arg.value, scope);
    if (!value && function.builtin != nullptr && IsNegatedDuration(*arg.value, types_)) value = Value::Of(kMomentAgo);
    arguments.push_back({arg.name, false, std::move(value)});
  }
  if (function.builtin != nullptr) return CallBuiltin(function, arguments);
  if (function.function == nullptr) return std::nullopt;
  ++depth_;
  Known result = CallFunction(*function.function, function.around, arguments);
  --depth_;
  return result;
}

StageValues::Known StageValues::CallFunction(const hir::Function& function, ScopeRef around,
                                             const Arguments& arguments) {
  Scope& scope = scopes_.emplace_back(Scope{std::vector<Known>(function.local_count), around});
  for (size_t i = 0; i < function.params.size() && i < scope.slots.size(); ++i) {
    const hir::Param& param = function.params[i];
    auto given = std::ranges::find_if(
        arguments, [&](const Argument& a) { return a.is_pipe ? param.is_pipe : a.name == param.name; });
    if (given != arguments.end()) {
      scope.slots[i] = given->value;
    } else if (param.default_value != nullptr) {
      scope.slots[i] = Evaluate(*param.default_value, around);
    }
  }
  for (const hir::BodyStmt& statement : function.statements) {
    if (statement.kind == hir::StmtKind::kAssign && statement.slot < scope.slots.size())
      scope.slots[statement.slot] = Evaluate(*statement.value, &scope);
  }
  return Evaluate(*function.result, &scope);
}

// A parameter of any type is none that names columns, unless it is a label or a record of names.
StageValues::Known StageValues::PlaceholderFor(const FunctionParam& param, size_t index,
                                               const PackageInterface& package, const PolyType& type) const {
  const TypeTag tag = package.types->Tag(param.type);
  if (tag == TypeTag::kStream) return unknown_stream_;
  if (tag != TypeTag::kBound) return Placeholder(tag, index);
  const KindSet kinds = type.kinds[package.types->BoundIndex(param.type)];
  return kinds.Has(Kind::kLabel) || kinds.Has(Kind::kRecord) ? std::nullopt : Placeholder(TypeTag::kTime, index);
}

StageValues::Known StageValues::CallBuiltin(const StageFunction& function, const Arguments& arguments) {
  const InterfaceExport& item = *function.builtin;
  const PackageInterface& package = *function.package;
  const BuiltinDef* def = function.def;
  if (def == nullptr || def->fn == nullptr || def->stand_in != nullptr) return unknown_stream_;
  const FunctionParts type = package.types->FunctionOf(item.type.type);
  std::vector<Value> values;
  bool reads_rows = false;
  for (const std::string_view name : SplitNames(def->parameters)) {
    auto param =
        std::ranges::find_if(type.params, [&](const FunctionParam& p) { return package.types->Name(p.name) == name; });
    auto is_for_it = [&](const Argument& a) {
      return a.is_pipe ? param->mode == FunctionParam::Mode::kPipe : a.name == name;
    };
    auto given = param == type.params.end() ? arguments.end() : std::ranges::find_if(arguments, is_for_it);
    if (given == arguments.end()) {
      values.push_back(Value::Absent());
      continue;
    }
    Known value = given->value ? given->value : PlaceholderFor(*param, values.size(), package, item.type);
    if (!value) return unknown_stream_;
    reads_rows |= value->kind() == ValueKind::kStream || value->kind() == ValueKind::kArray;
    values.push_back(std::move(*value));
  }
  // Of what only its source knows there is nothing to know.
  if (!reads_rows) return unknown_stream_;
  const Result<Value> stream = def->fn(*context_, Args(values));
  if (!stream || stream->kind() != ValueKind::kStream) return unknown_stream_;
  CheckInputs(plan::StreamNode(*stream));
  return *stream;
}

void StageValues::CheckInputs(const plan::NodeRef& node) {
  const OperationDef* operation = registry_.FindOperation(node->name);
  if (operation == nullptr || operation->must_have == nullptr || MakerOf(*node) != context_->maker) return;
  for (const std::string& column : operation->must_have(*node).names) {
    for (const plan::NodeRef& input : node->inputs) {
      const plan::Node* dropped_by = facts_.Of(input).schema.WhoDropped(column);
      const uint32_t maker = dropped_by != nullptr ? MakerOf(*dropped_by) : 0;
      if (maker == 0 || maker == context_->maker) continue;
      missing_.push_back({makers_[context_->maker - 1], makers_[maker - 1], dropped_by, column});
      break;
    }
  }
}

}  // namespace flux
