// The dispatch loop. Modules are verified, so operands need no checks here.

#include <fmt/format.h>

#include "runtime/base/memory.h"
#include "runtime/expr/scalar_ops.h"
#include "vm/interp/machine.h"
#include "vm/interp/operations.h"

namespace flux::interp {
namespace {

using bytecode::Instruction;
using bytecode::Opcode;

BinaryOp BinaryOf(Opcode op) { return static_cast<BinaryOp>(static_cast<int>(op) - static_cast<int>(Opcode::kOr)); }

UnaryOp UnaryOf(Opcode op) { return static_cast<UnaryOp>(static_cast<int>(op) - static_cast<int>(Opcode::kNot)); }

// Tells whether a condition is `wanted`; a null one is neither.
Result<bool> Holds(const Value& condition, bool wanted) {
  if (condition.is_null()) {
    if (condition.kind() == ValueKind::kBool || condition.kind() == ValueKind::kNull) return false;
  } else if (condition.kind() == ValueKind::kBool) {
    return condition.AsBool() == wanted;
  }
  return Fail(ErrorCode::kInvalid, fmt::format("a condition must be bool, found {}", ValueKindName(condition.kind())));
}

}  // namespace

Result<Value> Machine::Run() {
  const size_t base = frames_.size() - 1;
  const int native_depth = native_depth_;
  Result<Value> value = WithinMemory([&] { return Dispatch(base); });
  // Only a refused allocation leaves frames behind.
  if (frames_.size() == base) return value;
  native_depth_ = native_depth;
  return Unwind(base, std::move(value.error()));
}

Result<Value> Machine::Dispatch(size_t base) {
  Frame* frame = &frames_.back();
  const Instruction* code = frame->prototype->code.data();
  Value* r = frame->registers;
  const Instruction* next = code;
  const auto enter = [&] {
    frame = &frames_.back();
    code = frame->prototype->code.data();
    r = frame->registers;
    next = code + frame->pc;
  };
  const auto fail = [&](Error error) {
    frame->pc = static_cast<uint32_t>(next - code);
    return Unwind(base, std::move(error));
  };

// Stores the value of a `Result<Value>` expression into register `a`.
#define FLUX_STORE(...)                           \
  do {                                            \
    Result<Value> flux_value = (__VA_ARGS__);     \
    if (!flux_value) [[unlikely]]                 \
      return fail(std::move(flux_value.error())); \
    r[i.a] = *std::move(flux_value);              \
  } while (false)

  for (;;) {
    const Instruction i = *next++;
    switch (i.op) {
      case Opcode::kLoadConst:
        r[i.a] = frame->instance->module().constants[i.bc()];
        break;
      case Opcode::kMove:
        r[i.a] = r[i.b];
        break;
      case Opcode::kLoadCapture:
        r[i.a] = frame->closure->captures()[i.bc()];
        break;
      case Opcode::kLoadGlobal:
        FLUX_STORE(frame->instance->Read(i.bc()));
        break;
      case Opcode::kStoreGlobal: {
        Cell& cell = frame->instance->reference(i.bc());
        cell.value = r[i.a];
        cell.is_set = true;
        break;
      }
      case Opcode::kSetOption: {
        frame->pc = static_cast<uint32_t>(next - code);
        Status status = SetOption(*frame->instance, i.bc(), r[i.a]);
        if (!status) return Unwind(base, std::move(status.error()));
        enter();
        break;
      }
      case Opcode::kLoadPackage:
        FLUX_STORE(program_.PackageRecord(frame->instance->module().imports[i.bc()]));
        break;
      case Opcode::kClosure:
        r[i.a] = MakeClosure(*frame, i.bc());
        break;
      case Opcode::kArray:
        frame->pc = static_cast<uint32_t>(next - code);
        r[i.a] = MakeArray({r + i.b, r + i.b + i.c});
        break;
      case Opcode::kConcat:
        FLUX_STORE(ConcatArrays({r + i.b, i.c}));
        break;
      case Opcode::kDict:
        frame->pc = static_cast<uint32_t>(next - code);
        FLUX_STORE(BuildDict({r + i.b, size_t{i.c} * 2}));
        break;
      case Opcode::kRecord:
      case Opcode::kRecordWith: {
        frame->pc = static_cast<uint32_t>(next - code);
        const BoundShape& shape = frame->instance->shape(i.c);
        if (shape.repeated) {
          return fail({ErrorCode::kInvalid, fmt::format("property `{}` comes twice in the record", *shape.repeated)});
        }
        if (i.op == Opcode::kRecord) {
          r[i.a] = BuildRecord(shape.names, {r + i.b, shape.names.size()});
        } else {
          FLUX_STORE(ExtendRecord(r[i.b], shape.names, {r + i.b + 1, shape.names.size()}));
        }
        break;
      }
      case Opcode::kInterpolate:
        frame->pc = static_cast<uint32_t>(next - code);
        FLUX_STORE(BuildText({r + i.b, i.c}));
        break;
      case Opcode::kMember:
      case Opcode::kMemberStrict:
        FLUX_STORE(ReadMember(r[i.b], frame->instance->Name(i.c), i.op == Opcode::kMemberStrict));
        break;
      case Opcode::kIndex:
        FLUX_STORE(ReadElement(r[i.b], r[i.c]));
        break;
      case Opcode::kOr:
      case Opcode::kAnd:
        FLUX_STORE(expr::EvalLogical(BinaryOf(i.op), r[i.b], r[i.c]));
        break;
      case Opcode::kEqual:
      case Opcode::kNotEqual:
      case Opcode::kLess:
      case Opcode::kLessEqual:
      case Opcode::kGreater:
      case Opcode::kGreaterEqual:
      case Opcode::kMatch:
      case Opcode::kNotMatch:
      case Opcode::kAdd:
      case Opcode::kSubtract:
      case Opcode::kMultiply:
      case Opcode::kDivide:
      case Opcode::kModulo:
      case Opcode::kPower:
        frame->pc = static_cast<uint32_t>(next - code);
        FLUX_STORE(expr::EvalBinary(BinaryOf(i.op), r[i.b], r[i.c]));
        break;
      case Opcode::kNot:
      case Opcode::kExists:
      case Opcode::kNegate:
      case Opcode::kPlus:
        FLUX_STORE(expr::EvalUnary(UnaryOf(i.op), r[i.b]));
        break;
      case Opcode::kJump:
        next = code + i.bc();
        break;
      case Opcode::kJumpIfTrue:
      case Opcode::kJumpIfFalse:
      case Opcode::kJumpUnlessTrue: {
        Result<bool> holds = Holds(r[i.a], i.op != Opcode::kJumpIfFalse);
        if (!holds) return fail(std::move(holds.error()));
        if (*holds != (i.op == Opcode::kJumpUnlessTrue)) next = code + i.bc();
        break;
      }
      case Opcode::kJumpIfPresent:
        if (!r[i.a].is_absent()) next = code + i.bc();
        break;
      case Opcode::kCall: {
        frame->pc = static_cast<uint32_t>(next - code);
        Status status = CallInstruction(i);
        if (!status) return Unwind(base, std::move(status.error()));
        enter();
        break;
      }
      case Opcode::kReturn: {
        Value value = r[i.a];
        const uint16_t to = frame->result;
        PopFrame();
        if (frames_.size() == base) return value;
        enter();
        r[to] = std::move(value);
        break;
      }
      case Opcode::kResult:
        if (frame->instance->is_main && r[i.a].kind() == ValueKind::kStream && !r[i.a].is_null()) {
          program_.AddResult(plan::StreamNode(r[i.a]));
        }
        break;
    }
  }
#undef FLUX_STORE
}

}  // namespace flux::interp
