#pragma once

// A compiled package: what compiler/emit makes, `.fluxb` files hold and vm/interp runs. Self-contained: running needs
// no source. Everything refers to everything else by index; `Verify` (verify.h) proves the indexes right.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/expr/expr.h"
#include "runtime/value/value.h"

namespace flux::interp {
class BoundModule;
}

namespace flux::bytecode {

enum class Opcode : uint8_t {
#define FLUX_OPCODE(name, text, format) name,
#include "vm/bytecode/opcodes.def"
};

// What the operands of an instruction are; see opcodes.def.
enum class Format : uint8_t {
  kNone,
  kA,
  kAb,
  kAbc,
  kAbName,
  kConst,
  kReference,
  kFunction,
  kCapture,
  kJump,
  kBranch,
  kPackage,
  kRange,
  kPairs,
  kCall,
  kShape,
  kShapeWith,
};

inline constexpr size_t kOpcodeCount = 0
#define FLUX_OPCODE(name, text, format) +1
#include "vm/bytecode/opcodes.def"
    ;

// The format that opcodes.def gives the opcode.
Format FormatOf(Opcode op);
// As the disassembler writes it.
std::string_view Mnemonic(Opcode op);

// Eight bytes; what `a`, `b` and `c` mean is the opcode's format.
struct Instruction {
  Opcode op = Opcode::kMove;
  uint16_t a = 0, b = 0, c = 0;

  uint32_t bc() const { return b | uint32_t{c} << 16; }
  void set_bc(uint32_t v) {
    b = static_cast<uint16_t>(v);
    c = static_cast<uint16_t>(v >> 16);
  }
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

// From instruction `pc` on, until the next entry, code stems from this place (1-based line and byte column) of a source
// file, which is an index into `Module::files`.
struct LineEntry {
  uint32_t pc = 0, line = 0, column = 0, file = 0;
  friend bool operator==(const LineEntry&, const LineEntry&) = default;
};

// A parameter of a function, in the order of its declaration.
struct Param {
  uint32_t name = 0;  // index of a name
  bool is_pipe = false;
  bool has_default = false;
};

// Where a closure's captured value comes from when the closure is made: a register or a capture of the maker.
struct CaptureSource {
  bool is_capture = false;
  uint32_t index = 0;
};

// Where a row tree's capture comes from when a builtin asks for it: a capture of the closure or a global reference.
struct TreeCapture {
  bool is_reference = false;
  uint32_t index = 0;
};

// One function. Arguments arrive in the first registers in parameter order; absent optional ones are
// `Value::Absent()`, which the function's own prologue replaces by the default.
struct Prototype {
  uint32_t name = 0;  // index of a name; the empty name when anonymous
  std::vector<Param> params;
  uint32_t register_count = 0;
  std::vector<Instruction> code;
  std::vector<LineEntry> lines;
  std::vector<CaptureSource> captures;
  std::shared_ptr<const expr::Function> tree;  // null when the body cannot be a row tree
  std::vector<TreeCapture> tree_captures;
  std::string text;  // source, shortened when long; for explain
  std::string type;  // `(r: {A with x: int}) => int`, shortened when long; for scripts that show the function
};

// Argument names of a call; with `has_pipe` the first argument is the piped one and has no name.
struct CallSite {
  std::vector<uint32_t> names;
  bool has_pipe = false;
};

// Field names of a record literal.
struct Shape {
  std::vector<uint32_t> names;
};

// A top-level name that this package defines.
struct Global {
  uint32_t name = 0;
  bool is_option = false;
  bool is_builtin = false;         // its value comes from the registry
  std::vector<Param> params = {};  // of a builtin function; empty for others
  std::string type = {};           // the same
};

// A top-level name that code uses. An empty package means this one, or failing that an ambient value of the host.
struct Reference {
  std::string package;
  uint32_t name = 0;
};

// Where the VM keeps what all runs of a module share. A copy of the module has nothing there yet.
struct BoundSlot {
  BoundSlot() = default;
  BoundSlot(const BoundSlot&) {}
  BoundSlot& operator=(const BoundSlot&) {
    value = nullptr;
    return *this;
  }
  ~BoundSlot() = default;
  std::mutex mutex;
  std::shared_ptr<const interp::BoundModule> value;
};

// Prototype 0 is the initialisation code: it runs the top-level statements in order.
struct Module {
  std::string path;                 // import path; `main` for scripts
  std::string name;                 // of the package clause
  std::string source_name;          // for messages; of the first file when there are several
  std::vector<std::string> files;   // names of all source files when there are several, else empty
  uint64_t stdlib_fingerprint = 0;  // of the standard library it was compiled against; 0 when it is part of it
  std::vector<std::string> imports;
  std::vector<std::string> names;
  std::vector<Value> constants;
  std::vector<CallSite> call_sites;
  std::vector<Shape> shapes;
  std::vector<Global> globals;
  std::vector<Reference> references;
  std::vector<Prototype> prototypes;
  // The local packages that a script needs, each after those that it imports itself; empty in packages.
  std::vector<std::shared_ptr<const Module>> packages;
  mutable BoundSlot bound = {};
};

// Place of instruction `pc`; line 0 when unknown.
LineEntry Locate(const Prototype& prototype, uint32_t pc);
// Name of the source file that a place is in.
const std::string& SourceOf(const Module& module, const LineEntry& place);

}  // namespace flux::bytecode
