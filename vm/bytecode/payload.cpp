#include "vm/bytecode/payload.h"

#include "vm/bytecode/constant.h"

namespace flux::bytecode {
namespace {

template <typename T, typename Write>
void WriteList(const std::vector<T>& items, Writer& out, Write write) {
  out.Number(items.size());
  for (const T& item : items) write(item);
}

template <typename T, typename Read>
std::vector<T> ReadList(Reader& in, Read read, size_t least = 1) {
  std::vector<T> items;
  size_t count = in.Count(least);
  items.reserve(count);
  for (size_t i = 0; i < count && !in.failed(); ++i) items.push_back(read());
  return items;
}

void WriteNumbers(const std::vector<uint32_t>& numbers, Writer& out) {
  WriteList(numbers, out, [&](uint32_t n) { out.Number(n); });
}

std::vector<uint32_t> ReadNumbers(Reader& in) {
  return ReadList<uint32_t>(in, [&] { return in.Number32(); });
}

void WriteInstruction(const Instruction& instruction, Writer& out) {
  out.Byte(static_cast<uint8_t>(instruction.op));
  out.Number(instruction.a);
  out.Number(instruction.bc());
}

Instruction ReadInstruction(Reader& in) {
  Instruction instruction;
  uint8_t op = in.Byte();
  if (op >= kOpcodeCount) in.Fault("an instruction has an unknown opcode");
  instruction.op = static_cast<Opcode>(op);
  uint32_t a = in.Number32();
  if (a > UINT16_MAX) in.Fault("a register number is out of range");
  instruction.a = static_cast<uint16_t>(a);
  instruction.set_bc(in.Number32());
  return instruction;
}

// Pcs and lines as differences to the entry before, because they mostly grow by little.
void WriteLines(const std::vector<LineEntry>& lines, Writer& out) {
  LineEntry before;
  WriteList(lines, out, [&](const LineEntry& entry) {
    out.Number(entry.pc - before.pc);
    int64_t step = int64_t{entry.line} - before.line;
    out.Number(static_cast<uint64_t>(step << 1 ^ step >> 63));
    out.Number(entry.column);
    out.Number(entry.file);
    before = entry;
  });
}

std::vector<LineEntry> ReadLines(Reader& in) {
  LineEntry before;
  return ReadList<LineEntry>(in, [&] {
    LineEntry entry;
    entry.pc = before.pc + in.Number32();
    uint64_t step = in.Number();
    entry.line = before.line + static_cast<uint32_t>(step >> 1 ^ (~(step & 1) + 1));
    entry.column = in.Number32();
    entry.file = in.Number32();
    return before = entry;
  });
}

void WriteTree(const Prototype& prototype, Writer& out) {
  out.Bool(prototype.tree != nullptr);
  if (!prototype.tree) return;
  expr::Serialize(*prototype.tree, out.out());
  WriteList(prototype.tree_captures, out, [&](const TreeCapture& capture) {
    out.Bool(capture.is_reference);
    out.Number(capture.index);
  });
}

void ReadTree(Prototype& prototype, Reader& in) {
  if (!in.Bool()) return;
  Result<expr::Function> tree = expr::Deserialize(in.rest());
  if (!tree) return in.Fault(std::move(tree.error()));
  prototype.tree = std::make_shared<const expr::Function>(*std::move(tree));
  prototype.tree_captures = ReadList<TreeCapture>(in, [&] {
    bool is_reference = in.Bool();
    return TreeCapture{is_reference, in.Number32()};
  });
}

void WriteParams(const std::vector<Param>& params, Writer& out) {
  WriteList(params, out, [&](const Param& param) {
    out.Number(param.name);
    out.Bool(param.is_pipe);
    out.Bool(param.has_default);
  });
}

std::vector<Param> ReadParams(Reader& in) {
  return ReadList<Param>(in, [&] {
    Param param;
    param.name = in.Number32();
    param.is_pipe = in.Bool();
    param.has_default = in.Bool();
    return param;
  });
}

void WritePrototype(const Prototype& prototype, Writer& out) {
  out.Number(prototype.name);
  WriteParams(prototype.params, out);
  out.Number(prototype.register_count);
  WriteList(prototype.code, out, [&](const Instruction& i) { WriteInstruction(i, out); });
  WriteLines(prototype.lines, out);
  WriteList(prototype.captures, out, [&](const CaptureSource& capture) {
    out.Bool(capture.is_capture);
    out.Number(capture.index);
  });
  WriteTree(prototype, out);
  out.Text(prototype.text);
  out.Text(prototype.type);
}

Prototype ReadPrototype(Reader& in) {
  Prototype prototype;
  prototype.name = in.Number32();
  prototype.params = ReadParams(in);
  prototype.register_count = in.Number32();
  prototype.code = ReadList<Instruction>(in, [&] { return ReadInstruction(in); }, 3);
  prototype.lines = ReadLines(in);
  prototype.captures = ReadList<CaptureSource>(in, [&] {
    bool is_capture = in.Bool();
    return CaptureSource{is_capture, in.Number32()};
  });
  ReadTree(prototype, in);
  prototype.text = in.Text();
  prototype.type = in.Text();
  return prototype;
}

CallSite ReadCallSite(Reader& in) {
  CallSite site;
  site.has_pipe = in.Bool();
  site.names = ReadNumbers(in);
  return site;
}

Global ReadGlobal(Reader& in) {
  Global global;
  global.name = in.Number32();
  global.is_option = in.Bool();
  global.is_builtin = in.Bool();
  global.params = ReadParams(in);
  global.type = in.Text();
  return global;
}

void WriteModule(const Module& module, Writer& out) {
  out.Text(module.path);
  out.Text(module.name);
  out.Text(module.source_name);
  WriteList(module.files, out, [&](const std::string& name) { out.Text(name); });
  out.Fixed64(module.stdlib_fingerprint);
  WriteList(module.imports, out, [&](const std::string& path) { out.Text(path); });
  WriteList(module.names, out, [&](const std::string& name) { out.Text(name); });
  WriteList(module.constants, out, [&](const Value& value) { WriteConstant(value, out); });
  WriteList(module.call_sites, out, [&](const CallSite& site) {
    out.Bool(site.has_pipe);
    WriteNumbers(site.names, out);
  });
  WriteList(module.shapes, out, [&](const Shape& shape) { WriteNumbers(shape.names, out); });
  WriteList(module.globals, out, [&](const Global& global) {
    out.Number(global.name);
    out.Bool(global.is_option);
    out.Bool(global.is_builtin);
    WriteParams(global.params, out);
    out.Text(global.type);
  });
  WriteList(module.references, out, [&](const Reference& reference) {
    out.Text(reference.package);
    out.Number(reference.name);
  });
  WriteList(module.prototypes, out, [&](const Prototype& prototype) { WritePrototype(prototype, out); });
}

Module ReadModule(Reader& in) {
  Module module;
  module.path = in.Text();
  module.name = in.Text();
  module.source_name = in.Text();
  module.files = ReadList<std::string>(in, [&] { return std::string(in.Text()); });
  module.stdlib_fingerprint = in.Fixed64();
  module.imports = ReadList<std::string>(in, [&] { return std::string(in.Text()); });
  module.names = ReadList<std::string>(in, [&] { return std::string(in.Text()); });
  module.constants = ReadList<Value>(in, [&] { return ReadConstant(in); });
  module.call_sites = ReadList<CallSite>(in, [&] { return ReadCallSite(in); });
  module.shapes = ReadList<Shape>(in, [&] { return Shape{ReadNumbers(in)}; });
  module.globals = ReadList<Global>(in, [&] { return ReadGlobal(in); });
  module.references = ReadList<Reference>(in, [&] {
    std::string package(in.Text());
    return Reference{std::move(package), in.Number32()};
  });
  module.prototypes = ReadList<Prototype>(in, [&] { return ReadPrototype(in); });
  return module;
}

}  // namespace

void WritePayload(const Module& module, Writer& out) {
  WriteModule(module, out);
  WriteList(module.packages, out, [&](const std::shared_ptr<const Module>& package) { WriteModule(*package, out); });
}

Module ReadPayload(Reader& in) {
  Module module = ReadModule(in);
  module.packages =
      ReadList<std::shared_ptr<const Module>>(in, [&] { return std::make_shared<const Module>(ReadModule(in)); });
  if (!in.failed() && !in.at_end()) in.Fault("it goes on after its end");
  return module;
}

}  // namespace flux::bytecode
