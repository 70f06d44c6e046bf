// Expressions of script code.

#include "compiler/emit/function_emitter.h"
#include "runtime/base/check.h"

namespace flux::emit {

using bytecode::Opcode;
using hir::ExprKind;

namespace {

// Elements that a single instruction puts together; longer lists are made of parts.
constexpr size_t kPartSize = 256;

Opcode OpcodeOf(BinaryOp op) {
  static_assert(static_cast<int>(Opcode::kPower) - static_cast<int>(Opcode::kOr) == static_cast<int>(BinaryOp::kPower));
  return static_cast<Opcode>(static_cast<int>(Opcode::kOr) + static_cast<int>(op));
}

Opcode OpcodeOf(UnaryOp op) {
  static_assert(static_cast<int>(Opcode::kPlus) - static_cast<int>(Opcode::kNot) == static_cast<int>(UnaryOp::kPlus));
  return static_cast<Opcode>(static_cast<int>(Opcode::kNot) + static_cast<int>(op));
}

}  // namespace

FunctionEmitter::Register FunctionEmitter::ToAny(const hir::Expr* expr) {
  if (const auto* local = hir::As<hir::Local>(expr)) {
    bytecode::CaptureSource source = LocateLocal(local->depth, local->slot);
    if (!source.is_capture) return module_.Operand(source.index, "registers");
  }
  Register to = NewRegister();
  Into(expr, to);
  return to;
}

void FunctionEmitter::Into(const hir::Expr* expr, Register to) {
  TemporaryScope scope(*this);
  At(expr->span.begin);
  switch (expr->kind) {
    case ExprKind::kError:
      FLUX_CHECK(!"only packages without errors are compiled");
    case ExprKind::kInt:
      return Load(Value::Int(hir::As<hir::Int>(expr)->value), to);
    case ExprKind::kFloat:
      return Load(Value::Float(hir::As<hir::Float>(expr)->value), to);
    case ExprKind::kString:
      return Load(Value::String(hir::As<hir::String>(expr)->value), to);
    case ExprKind::kDuration:
      return Load(Value::Of(hir::As<hir::DurationValue>(expr)->value), to);
    case ExprKind::kTime:
      return Load(Value::Of(hir::As<hir::TimeValue>(expr)->value), to);
    case ExprKind::kRegexp:
      return Regexp(*hir::As<hir::Regexp>(expr), to);
    case ExprKind::kArray:
      return Elements(hir::As<hir::Array>(expr)->elements, to);
    case ExprKind::kDict:
      return Dict(*hir::As<hir::Dict>(expr), to);
    case ExprKind::kRecord:
      return Record(*hir::As<hir::Record>(expr), to);
    case ExprKind::kFunction:
      return Function(*hir::As<hir::Function>(expr), to);
    case ExprKind::kLocal:
      return Local(*hir::As<hir::Local>(expr), to);
    case ExprKind::kGlobal: {
      const auto* global = hir::As<hir::Global>(expr);
      return PutWide(Opcode::kLoadGlobal, to, module_.Reference(global->package, global->name));
    }
    case ExprKind::kPackage:
      return PutWide(Opcode::kLoadPackage, to, module_.Import(hir::As<hir::PackageRef>(expr)->path));
    case ExprKind::kMember: {
      const auto* member = hir::As<hir::Member>(expr);
      Register object = ToAny(member->object);
      At(expr->span.begin);
      const Opcode op = module_.IsNeverNull(expr->type) ? Opcode::kMemberStrict : Opcode::kMember;
      return Put(op, to, object, module_.Name(member->name));
    }
    case ExprKind::kIndex: {
      const auto* index = hir::As<hir::Index>(expr);
      Register object = ToAny(index->object);
      Register at = ToAny(index->index);
      At(expr->span.begin);
      return Put(Opcode::kIndex, to, object, at);
    }
    case ExprKind::kCall:
      return Call(*hir::As<hir::Call>(expr), to);
    case ExprKind::kUnary: {
      const auto* unary = hir::As<hir::Unary>(expr);
      Register operand = ToAny(unary->operand);
      At(expr->span.begin);
      return Put(OpcodeOf(unary->op), to, operand);
    }
    case ExprKind::kBinary: {
      const auto* binary = hir::As<hir::Binary>(expr);
      Register left = ToAny(binary->left);
      Register right = ToAny(binary->right);
      At(expr->span.begin);
      return Put(OpcodeOf(binary->op), to, left, right);
    }
    case ExprKind::kLogical:
      return Logical(*hir::As<hir::Logical>(expr), to);
    case ExprKind::kConditional:
      return Conditional(*hir::As<hir::Conditional>(expr), to);
    case ExprKind::kInterpolate:
      return Interpolate(*hir::As<hir::Interpolate>(expr), to);
  }
}

void FunctionEmitter::Regexp(const hir::Regexp& regexp, Register to) {
  Result<Value> compiled = RegexpObject::Compile(regexp.pattern);
  if (!compiled) return module_.Fault(std::move(compiled.error()));
  Load(*compiled, to);
}

void FunctionEmitter::Local(const hir::Local& local, Register to) {
  bytecode::CaptureSource source = LocateLocal(local.depth, local.slot);
  if (source.is_capture) return PutWide(Opcode::kLoadCapture, to, source.index);
  Put(Opcode::kMove, to, source.index);
}

void FunctionEmitter::ElementsOfOne(std::span<const hir::Expr* const> elements, Register to) {
  TemporaryScope scope(*this);
  const uint32_t first = next_register_;
  for (const hir::Expr* element : elements) Into(element, NewRegister());
  Put(Opcode::kArray, to, elements.empty() ? 0 : first, elements.size());
}

// Long literals are made of parts, so that they need few registers at a time.
void FunctionEmitter::Elements(std::span<const hir::Expr* const> elements, Register to) {
  if (elements.size() <= kPartSize) return ElementsOfOne(elements, to);
  const uint32_t first = next_register_;
  size_t parts = 0;
  for (size_t at = 0; at < elements.size(); at += kPartSize, ++parts) {
    ElementsOfOne(elements.subspan(at, std::min(kPartSize, elements.size() - at)), NewRegister());
  }
  Put(Opcode::kConcat, to, first, parts);
}

void FunctionEmitter::Dict(const hir::Dict& dict, Register to) {
  const uint32_t first = next_register_;
  for (const hir::DictEntry& entry : dict.entries) {
    Into(entry.key, NewRegister());
    Into(entry.value, NewRegister());
  }
  At(dict.span.begin);
  Put(Opcode::kDict, to, dict.entries.empty() ? 0 : first, dict.entries.size());
}

void FunctionEmitter::Record(const hir::Record& record, Register to) {
  const bool is_empty = !record.base && record.fields.empty();
  const uint32_t first = is_empty ? 0 : next_register_;
  if (record.base) Into(record.base, NewRegister());
  for (const hir::Field& field : record.fields) Into(field.value, NewRegister());
  At(record.span.begin);
  Put(record.base ? Opcode::kRecordWith : Opcode::kRecord, to, first, module_.Shape(record.fields));
}

// A call is placed at its callee: in a chain of pipes every call begins where the chain begins.
void FunctionEmitter::Call(const hir::Call& call, Register to) {
  const uint32_t first = next_register_;
  Into(call.callee, NewRegister());
  if (call.pipe) Into(call.pipe, NewRegister());
  for (const hir::Arg& arg : call.args) Into(arg.value, NewRegister());
  At(call.callee->span.begin);
  Put(Opcode::kCall, to, first, module_.CallSite(call));
}

void FunctionEmitter::Logical(const hir::Logical& logical, Register to) {
  const bool is_and = logical.op == BinaryOp::kAnd;
  Register left = ToAny(logical.left);
  At(logical.left->span.begin);
  Put(Opcode::kMove, to, left);
  size_t end = PutJump(is_and ? Opcode::kJumpIfFalse : Opcode::kJumpIfTrue, to);
  Register right = ToAny(logical.right);
  At(logical.span.begin);
  Put(OpcodeOf(logical.op), to, to, right);
  Land(end);
}

void FunctionEmitter::Conditional(const hir::Conditional& conditional, Register to) {
  size_t to_else;
  {
    TemporaryScope scope(*this);
    Register test = ToAny(conditional.test);
    At(conditional.test->span.begin);
    to_else = PutJump(Opcode::kJumpUnlessTrue, test);
  }
  Into(conditional.then_branch, to);
  size_t to_end = PutJump(Opcode::kJump, 0);
  Land(to_else);
  Into(conditional.else_branch, to);
  Land(to_end);
}

void FunctionEmitter::Interpolate(const hir::Interpolate& interpolate, Register to) {
  const uint32_t first = next_register_;
  for (const hir::Expr* part : interpolate.parts) {
    const Register text = NewRegister();
    Into(part, text);
    // Each part becomes text by itself, so that a failure is at its place.
    if (part->kind == hir::ExprKind::kString) continue;
    At(part->span.begin);
    Put(Opcode::kInterpolate, text, text, 1);
  }
  At(interpolate.span.begin);
  Put(Opcode::kInterpolate, to, interpolate.parts.empty() ? 0 : first, interpolate.parts.size());
}

}  // namespace flux::emit
