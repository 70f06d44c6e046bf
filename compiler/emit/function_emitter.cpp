#include "compiler/emit/function_emitter.h"

#include <algorithm>

#include "compiler/emit/row_function.h"

namespace flux::emit {

using bytecode::Opcode;

namespace {

// Longer function texts say no more to a reader of `explain`.
constexpr size_t kMaxText = 2000;

std::string SourceText(const SourceFile* source, Span span) {
  if (!source) return {};
  std::string_view text = source->Text(span);
  return text.size() <= kMaxText ? std::string(text) : std::string(text.substr(0, kMaxText)) + " …";
}

}  // namespace

FunctionEmitter::FunctionEmitter(ModuleBuilder& module, FunctionEmitter* outer, uint32_t local_count)
    : module_(module), outer_(outer), next_register_(local_count) {
  prototype_.register_count = local_count;
  module_.Operand(local_count, "registers");
}

void FunctionEmitter::TopLevel(const hir::TopStmt& statement) {
  using Kind = hir::TopStmt::Kind;
  if (statement.kind == Kind::kBuiltin) return;
  module_.set_file(statement.file);
  TemporaryScope scope(*this);
  Register value = ToAny(statement.value);
  At(statement.span.begin);
  switch (statement.kind) {
    case Kind::kVariable:
    case Kind::kAmbient:
      return PutWide(Opcode::kStoreGlobal, value, module_.Reference({}, statement.name));
    case Kind::kOption:
      return PutWide(Opcode::kSetOption, value, module_.Reference(statement.package, statement.name));
    case Kind::kExpression:
      return Put(Opcode::kResult, value);
    case Kind::kBuiltin:
      return;
  }
}

bytecode::Prototype FunctionEmitter::FinishTopLevel() {
  TemporaryScope scope(*this);
  Register nothing = NewRegister();
  Load(Value(), nothing);
  Put(Opcode::kReturn, nothing);
  return std::move(prototype_);
}

bytecode::CaptureSource FunctionEmitter::LocateLocal(uint32_t depth, uint32_t slot) {
  depth += depth_shift_;
  if (depth == 0) return {false, slot};
  auto [entry, is_new] = captures_.try_emplace({depth, slot}, prototype_.captures.size());
  if (is_new) prototype_.captures.push_back(outer_->LocateLocal(depth - 1, slot));
  return {true, entry->second};
}

uint32_t FunctionEmitter::Compile(const hir::Function& function) {
  prototype_.name = module_.Name(function.name);
  prototype_.text = SourceText(module_.source(), function.span);
  prototype_.type = module_.TypeText(function.type);
  Parameters(function);
  for (const hir::BodyStmt& statement : function.statements) {
    TemporaryScope scope(*this);
    Register to =
        statement.kind == hir::StmtKind::kAssign ? module_.Operand(statement.slot, "registers") : NewRegister();
    Into(statement.value, to);
  }
  Put(Opcode::kReturn, ToAny(function.result));
  if (std::optional<RowTree> tree = LowerRowFunction(function, module_, *this)) {
    prototype_.tree = std::make_shared<const expr::Function>(std::move(tree->fn));
    prototype_.tree_captures = std::move(tree->captures);
  }
  return module_.AddPrototype(std::move(prototype_));
}

// Defaults are evaluated by the callee in its prologue, but in the scope around it: their locals are captures.
void FunctionEmitter::Parameters(const hir::Function& function) {
  depth_shift_ = 1;
  for (size_t i = 0; i < function.params.size(); ++i) {
    const hir::Param& param = function.params[i];
    prototype_.params.push_back({module_.Name(param.name), param.is_pipe, param.default_value != nullptr});
    if (!param.default_value) continue;
    At(param.span.begin);
    Register place = module_.Operand(i, "registers");
    size_t skip = PutJump(Opcode::kJumpIfPresent, place);
    Into(param.default_value, place);
    Land(skip);
  }
  depth_shift_ = 0;
}

void FunctionEmitter::Load(const Value& constant, Register to) {
  PutWide(Opcode::kLoadConst, to, module_.Constant(constant));
}

FunctionEmitter::Register FunctionEmitter::NewRegister() {
  Register made = module_.Operand(next_register_++, "registers");
  prototype_.register_count = std::max(prototype_.register_count, next_register_);
  if (prototype_.register_count > UINT16_MAX) module_.Operand(prototype_.register_count, "registers");
  return made;
}

void FunctionEmitter::At(uint32_t offset) {
  if (module_.source()) place_ = module_.source()->Locate(offset);
}

void FunctionEmitter::Put(Opcode op, Register a, size_t b, size_t c) {
  const uint32_t pc = static_cast<uint32_t>(prototype_.code.size());
  std::vector<bytecode::LineEntry>& lines = prototype_.lines;
  const bytecode::LineEntry entry{pc, place_.line, place_.column, module_.file()};
  const bytecode::LineEntry before = lines.empty() ? bytecode::LineEntry{} : lines.back();
  if (before.line != entry.line || before.column != entry.column || before.file != entry.file) {
    lines.push_back(entry);
  }
  prototype_.code.push_back({op, a, module_.Operand(b, "operands"), module_.Operand(c, "operands")});
}

void FunctionEmitter::PutWide(Opcode op, Register a, uint32_t bc) {
  Put(op, a);
  prototype_.code.back().set_bc(bc);
}

size_t FunctionEmitter::PutJump(Opcode op, Register a) {
  Put(op, a);
  return prototype_.code.size() - 1;
}

void FunctionEmitter::Land(size_t jump) { prototype_.code[jump].set_bc(static_cast<uint32_t>(prototype_.code.size())); }

void FunctionEmitter::Function(const hir::Function& function, Register to) {
  uint32_t index = FunctionEmitter(module_, this, function.local_count).Compile(function);
  At(function.span.begin);
  PutWide(Opcode::kClosure, to, index);
}

}  // namespace flux::emit
