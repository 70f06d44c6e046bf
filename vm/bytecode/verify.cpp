#include "vm/bytecode/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vm/bytecode/verify_tree.h"

namespace flux::bytecode {
namespace {

std::unexpected<Error> Fault(std::string message) {
  return Fail(ErrorCode::kInvalid, "module is not valid: " + std::move(message));
}

Status Below(uint64_t index, size_t limit, std::string_view what) {
  if (index < limit) return {};
  return Fault(fmt::format("{} {} does not exist, there are {}", what, index, limit));
}

Status VerifyNames(const Module& module, std::span<const uint32_t> names) {
  for (uint32_t name : names) FLUX_TRY_STATUS(Below(name, module.names.size(), "name"));
  return {};
}

Status VerifyParams(const Module& module, std::span<const Param> params) {
  int pipes = 0;
  for (const Param& param : params) {
    FLUX_TRY_STATUS(Below(param.name, module.names.size(), "name"));
    pipes += param.is_pipe;
  }
  return pipes > 1 ? Fault("a function has more than one pipe parameter") : Status();
}

Status VerifyTables(const Module& module) {
  for (const CallSite& site : module.call_sites) FLUX_TRY_STATUS(VerifyNames(module, site.names));
  for (const Shape& shape : module.shapes) FLUX_TRY_STATUS(VerifyNames(module, shape.names));
  for (const Global& global : module.globals) {
    FLUX_TRY_STATUS(Below(global.name, module.names.size(), "name"));
    FLUX_TRY_STATUS(VerifyParams(module, global.params));
  }
  for (const Reference& reference : module.references) {
    FLUX_TRY_STATUS(Below(reference.name, module.names.size(), "name"));
  }
  return {};
}

// Checks the operands of one function's instructions by their formats.
class FunctionVerifier {
 public:
  FunctionVerifier(const Module& module, const Prototype& prototype) : module_(module), prototype_(prototype) {}

  Status Run() {
    FLUX_TRY_STATUS(Signature());
    if (prototype_.code.empty() || prototype_.code.back().op != Opcode::kReturn) {
      return Fault("its code does not end in `return`");
    }
    for (pc_ = 0; pc_ < prototype_.code.size(); ++pc_) {
      Status status = Operands(prototype_.code[pc_]);
      if (!status) return std::unexpected(std::move(status.error()).WithContext(fmt::format("instruction {}", pc_)));
    }
    FLUX_TRY_STATUS(Lines());
    return Tree();
  }

 private:
  Status Signature() {
    FLUX_TRY_STATUS(Below(prototype_.name, module_.names.size(), "name"));
    if (prototype_.register_count > UINT16_MAX) return Fault("it has too many registers");
    if (prototype_.params.size() > prototype_.register_count) return Fault("it has fewer registers than parameters");
    return VerifyParams(module_, prototype_.params);
  }

  Status Register(uint64_t index) const { return Below(index, prototype_.register_count, "register"); }
  Status Registers(uint64_t first, uint64_t count) const { return count == 0 ? Status() : Register(first + count - 1); }

  Status Operands(const Instruction& i) const {
    const Format format = FormatOf(i.op);
    if (format != Format::kNone && format != Format::kJump) FLUX_TRY_STATUS(Register(i.a));
    switch (format) {
      case Format::kNone:
      case Format::kA:
        return {};
      case Format::kAb:
        return Register(i.b);
      case Format::kAbc:
        FLUX_TRY_STATUS(Register(i.b));
        return Register(i.c);
      case Format::kAbName:
        FLUX_TRY_STATUS(Register(i.b));
        return Below(i.c, module_.names.size(), "name");
      case Format::kConst:
        return Below(i.bc(), module_.constants.size(), "constant");
      case Format::kReference:
        return ReferenceOperand(i);
      case Format::kFunction:
        return FunctionOperand(i);
      case Format::kCapture:
        return Below(i.bc(), prototype_.captures.size(), "capture");
      case Format::kJump:
      case Format::kBranch:
        return JumpOperand(i.bc());
      case Format::kPackage:
        return Below(i.bc(), module_.imports.size(), "import");
      case Format::kRange:
        return Registers(i.b, i.c);
      case Format::kPairs:
        return Registers(i.b, uint64_t{i.c} * 2);
      case Format::kCall:
        FLUX_TRY_STATUS(Below(i.c, module_.call_sites.size(), "call site"));
        return Registers(i.b, 1 + module_.call_sites[i.c].names.size() + module_.call_sites[i.c].has_pipe);
      case Format::kShape:
        FLUX_TRY_STATUS(Below(i.c, module_.shapes.size(), "shape"));
        return Registers(i.b, module_.shapes[i.c].names.size());
      case Format::kShapeWith:
        FLUX_TRY_STATUS(Below(i.c, module_.shapes.size(), "shape"));
        return Registers(i.b, 1 + module_.shapes[i.c].names.size());
    }
    return {};
  }

  // Only forward jumps, so that every function ends.
  Status JumpOperand(uint32_t target) const {
    FLUX_TRY_STATUS(Below(target, prototype_.code.size(), "jump target"));
    return target <= pc_ ? Fault(fmt::format("jump to {} goes backwards", target)) : Status();
  }

  // Variables are stored by their own package only.
  Status ReferenceOperand(const Instruction& i) const {
    FLUX_TRY_STATUS(Below(i.bc(), module_.references.size(), "reference"));
    const Reference& reference = module_.references[i.bc()];
    if (i.op == Opcode::kStoreGlobal && !reference.package.empty()) {
      return Fault(fmt::format("it stores to a variable of package `{}`", reference.package));
    }
    return {};
  }

  Status FunctionOperand(const Instruction& i) const {
    FLUX_TRY_STATUS(Below(i.bc(), module_.prototypes.size(), "function"));
    for (const CaptureSource& source : module_.prototypes[i.bc()].captures) {
      FLUX_TRY_STATUS(source.is_capture ? Below(source.index, prototype_.captures.size(), "capture")
                                        : Register(source.index));
    }
    return {};
  }

  Status Lines() const {
    for (size_t i = 0; i < prototype_.lines.size(); ++i) {
      FLUX_TRY_STATUS(Below(prototype_.lines[i].pc, prototype_.code.size(), "instruction"));
      FLUX_TRY_STATUS(Below(prototype_.lines[i].file, std::max<size_t>(1, module_.files.size()), "file"));
      if (i > 0 && prototype_.lines[i].pc <= prototype_.lines[i - 1].pc) return Fault("its line table is out of order");
    }
    return {};
  }

  Status Tree() const {
    if (!prototype_.tree) return {};
    Status status = VerifyTree(*prototype_.tree);
    if (!status) return std::unexpected(std::move(status.error()).WithContext("row tree"));
    if (prototype_.tree->params.size() != prototype_.params.size()) return Fault("its row tree has other parameters");
    if (prototype_.tree->capture_count != prototype_.tree_captures.size()) {
      return Fault("its row tree has another number of captures");
    }
    for (const TreeCapture& capture : prototype_.tree_captures) {
      FLUX_TRY_STATUS(capture.is_reference ? Below(capture.index, module_.references.size(), "reference")
                                           : Below(capture.index, prototype_.captures.size(), "capture"));
    }
    return {};
  }

  const Module& module_;
  const Prototype& prototype_;
  uint32_t pc_ = 0;
};

}  // namespace

namespace {

Status VerifyOne(const Module& module) {
  FLUX_TRY_STATUS(VerifyTables(module));
  if (module.prototypes.empty()) return Fault("it has no initialisation code");
  if (!module.prototypes[0].params.empty() || !module.prototypes[0].captures.empty()) {
    return Fault("its initialisation code takes parameters or captures");
  }
  for (size_t i = 0; i < module.prototypes.size(); ++i) {
    Status status = FunctionVerifier(module, module.prototypes[i]).Run();
    if (!status) return std::unexpected(std::move(status.error()).WithContext(fmt::format("function {}", i)));
  }
  return {};
}

}  // namespace

Status Verify(const Module& module) {
  FLUX_TRY_STATUS(VerifyOne(module));
  std::set<std::string_view> paths = {module.path};
  for (const std::shared_ptr<const Module>& package : module.packages) {
    Status status = VerifyOne(*package);
    if (!status) return std::unexpected(std::move(status.error()).WithContext("package " + package->path));
    if (!paths.insert(package->path).second) return Fault(fmt::format("package `{}` is in it twice", package->path));
    if (!package->packages.empty()) return Fault(fmt::format("package `{}` has packages of its own", package->path));
  }
  return {};
}

}  // namespace flux::bytecode
