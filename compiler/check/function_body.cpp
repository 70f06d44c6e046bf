#include "compiler/check/function_body.h"

#include <bit>

#include "runtime/expr/byte_stream.h"

namespace flux {

namespace {

// Deeper trees are not written by hand.
constexpr int kMaxDepth = 200;

bool IsLiteral(const hir::Expr& expr) {
  switch (expr.kind) {
    case hir::ExprKind::kInt:
    case hir::ExprKind::kFloat:
    case hir::ExprKind::kString:
    case hir::ExprKind::kDuration:
    case hir::ExprKind::kTime:
    case hir::ExprKind::kArray:
    case hir::ExprKind::kRecord:
      return true;
    default:
      return false;
  }
}

// Whether a value of the type may be a stream.
bool MayBeStream(const TypeStore& types, TypeId type) {
  const TypeTag tag = types.Tag(type);
  return tag == TypeTag::kStream || tag == TypeTag::kVariable || tag == TypeTag::kBound;
}

class BodyWriter {
 public:
  BodyWriter(std::string_view path, const TypeStore& types) : path_(path), types_(types) {}

  void Write(const hir::Expr& expr);
  std::string Take() { return std::move(out_); }

 private:
  void Byte(hir::ExprKind kind) { expr::PutByte(out_, static_cast<uint8_t>(kind)); }
  void Number(uint64_t v) { expr::PutVarint(out_, v); }
  void Text(std::string_view text) { expr::PutText(out_, text); }
  void WriteOptional(const hir::Expr* part) {
    Number(part != nullptr ? 1 : 0);
    if (part != nullptr) Write(*part);
  }
  void WriteLiteral(const hir::Expr& expr);
  void WriteRecord(const hir::Record& record);
  void WriteFunction(const hir::Function& function);
  void WriteCall(const hir::Call& call);
  bool IsLeftOut(const hir::Expr& expr) const;

  const std::string_view path_;
  const TypeStore& types_;
  std::string out_;
};

bool BodyWriter::IsLeftOut(const hir::Expr& expr) const {
  const auto* call = hir::As<hir::Call>(&expr);
  return call != nullptr && !MayBeStream(types_, call->type) && types_.Tag(call->type) != TypeTag::kFunction;
}

void BodyWriter::WriteLiteral(const hir::Expr& expr) {
  if (const auto* i = hir::As<hir::Int>(&expr)) return Number(static_cast<uint64_t>(i->value));
  if (const auto* f = hir::As<hir::Float>(&expr)) return expr::PutFixed(out_, std::bit_cast<uint64_t>(f->value));
  if (const auto* text = hir::As<hir::String>(&expr)) return Text(text->value);
  if (const auto* time = hir::As<hir::TimeValue>(&expr)) return Number(static_cast<uint64_t>(time->value.ns));
  const Duration duration = hir::As<hir::DurationValue>(&expr)->value;
  Number(static_cast<uint64_t>(int64_t{duration.months}));
  Number(static_cast<uint64_t>(duration.ns));
}

void BodyWriter::WriteRecord(const hir::Record& record) {
  WriteOptional(record.base);
  Number(record.fields.size());
  for (const hir::Field& field : record.fields) {
    Text(field.name);
    Write(*field.value);
  }
}

void BodyWriter::WriteFunction(const hir::Function& function) {
  Number(function.local_count);
  Number(function.params.size());
  for (const hir::Param& param : function.params) {
    Text(param.name);
    Number(param.is_pipe ? 1 : 0);
    WriteOptional(param.default_value);
  }
  Number(function.statements.size());
  for (const hir::BodyStmt& statement : function.statements) {
    Number(statement.kind == hir::StmtKind::kAssign ? statement.slot + 1 : 0);
    Write(*statement.value);
  }
  Write(*function.result);
}

void BodyWriter::WriteCall(const hir::Call& call) {
  Write(*call.callee);
  WriteOptional(call.pipe);
  Number(call.args.size());
  for (const hir::Arg& arg : call.args) {
    Text(arg.name);
    Write(*arg.value);
  }
}

void BodyWriter::Write(const hir::Expr& expr) {
  if (IsLeftOut(expr)) return Byte(hir::ExprKind::kError);
  if (const auto* array = hir::As<hir::Array>(&expr)) {
    Byte(expr.kind);
    Number(array->elements.size());
    for (const hir::Expr* element : array->elements) Write(*element);
  } else if (const auto* record = hir::As<hir::Record>(&expr)) {
    Byte(expr.kind);
    WriteRecord(*record);
  } else if (IsLiteral(expr)) {
    Byte(expr.kind);
    WriteLiteral(expr);
  } else if (const auto* function = hir::As<hir::Function>(&expr)) {
    Byte(expr.kind);
    WriteFunction(*function);
  } else if (const auto* local = hir::As<hir::Local>(&expr)) {
    Byte(expr.kind);
    Number(local->depth);
    Number(local->slot);
  } else if (const auto* global = hir::As<hir::Global>(&expr)) {
    Byte(expr.kind);
    Text(global->package.empty() ? path_ : global->package);
    Text(global->name);
  } else if (const auto* member = hir::As<hir::Member>(&expr)) {
    Byte(expr.kind);
    Write(*member->object);
    Text(member->name);
  } else if (const auto* call = hir::As<hir::Call>(&expr)) {
    Byte(expr.kind);
    WriteCall(*call);
  } else if (const auto* unary = hir::As<hir::Unary>(&expr)) {
    Byte(expr.kind);
    Number(static_cast<uint64_t>(unary->op));
    Write(*unary->operand);
  } else if (const auto* conditional = hir::As<hir::Conditional>(&expr)) {
    Byte(expr.kind);
    Write(*conditional->test);
    Write(*conditional->then_branch);
    Write(*conditional->else_branch);
  } else {
    Byte(hir::ExprKind::kError);
  }
}

class BodyReader {
 public:
  BodyReader(std::string_view in, Arena& arena) : in_(in), arena_(arena) {}

  // Gives null once something was damaged.
  const hir::Expr* Read() {
    if (++depth_ > kMaxDepth) is_damaged_ = true;
    const hir::Expr* expr = is_damaged_ ? nullptr : ReadAny(static_cast<hir::ExprKind>(Take(expr::TakeByte)));
    --depth_;
    return is_damaged_ ? nullptr : expr;
  }
  bool is_at_end() const { return in_.empty(); }

 private:
  template <typename T>
  T Take(Result<T> (*take)(std::string_view&)) {
    Result<T> item = is_damaged_ ? Result<T>(T{}) : take(in_);
    is_damaged_ = is_damaged_ || !item;
    return item ? std::move(*item) : T{};
  }
  uint64_t Number() { return Take(expr::TakeVarint); }
  std::string_view Text() { return arena_.CopyString(Take(expr::TakeText)); }
  const hir::Expr* ReadOptional() { return Number() == 0 ? nullptr : Read(); }
  // Calls `read` for each of a list of items.
  template <typename Item, typename ReadItem>
  std::span<const Item> List(ReadItem read) {
    std::vector<Item> items;
    for (size_t n = Take(expr::TakeCount); n != 0 && !is_damaged_; --n) items.push_back(read());
    return arena_.CopyArray(items);
  }
  template <typename T, typename... Parts>
  const hir::Expr* New(Parts... parts) {
    return arena_.New<T>(T{{T::kKind, Span{}, kErrorType}, parts...});
  }
  const hir::Expr* ReadAny(hir::ExprKind kind);
  const hir::Expr* ReadLiteral(hir::ExprKind kind);
  const hir::Expr* ReadFunction();

  std::string_view in_;
  Arena& arena_;
  int depth_ = 0;
  bool is_damaged_ = false;
};

const hir::Expr* BodyReader::ReadLiteral(hir::ExprKind kind) {
  switch (kind) {
    case hir::ExprKind::kError:
      return New<hir::Error>();
    case hir::ExprKind::kInt:
      return New<hir::Int>(static_cast<int64_t>(Number()));
    case hir::ExprKind::kFloat:
      return New<hir::Float>(std::bit_cast<double>(Take(expr::TakeFixed)));
    case hir::ExprKind::kString:
      return New<hir::String>(Text());
    case hir::ExprKind::kTime:
      return New<hir::TimeValue>(Time{static_cast<int64_t>(Number())});
    case hir::ExprKind::kDuration: {
      const auto months = static_cast<int32_t>(Number());
      return New<hir::DurationValue>(Duration{months, static_cast<int64_t>(Number())});
    }
    default:
      is_damaged_ = true;
      return nullptr;
  }
}

const hir::Expr* BodyReader::ReadFunction() {
  const auto local_count = static_cast<uint32_t>(Number());
  auto params = List<hir::Param>([&] {
    const std::string_view name = Text();
    const bool is_pipe = Number() != 0;
    return hir::Param{name, Span{}, is_pipe, ReadOptional(), kErrorType};
  });
  auto statements = List<hir::BodyStmt>([&] {
    const auto slot = static_cast<uint32_t>(Number());
    const hir::StmtKind kind = slot == 0 ? hir::StmtKind::kExpr : hir::StmtKind::kAssign;
    return hir::BodyStmt{kind, slot == 0 ? 0 : slot - 1, Read()};
  });
  return New<hir::Function>(std::string_view(), params, statements, Read(), local_count);
}

const hir::Expr* BodyReader::ReadAny(hir::ExprKind kind) {
  switch (kind) {
    case hir::ExprKind::kArray:
      return New<hir::Array>(List<const hir::Expr*>([&] { return Read(); }));
    case hir::ExprKind::kRecord: {
      const hir::Expr* base = ReadOptional();
      return New<hir::Record>(base, List<hir::Field>([&] {
                                const std::string_view name = Text();
                                return hir::Field{name, Span{}, Read()};
                              }));
    }
    case hir::ExprKind::kFunction:
      return ReadFunction();
    case hir::ExprKind::kLocal: {
      const auto depth = static_cast<uint32_t>(Number());
      return New<hir::Local>(std::string_view(), depth, static_cast<uint32_t>(Number()));
    }
    case hir::ExprKind::kGlobal: {
      const std::string_view package = Text();
      return New<hir::Global>(package, Text());
    }
    case hir::ExprKind::kMember: {
      const hir::Expr* object = Read();
      return New<hir::Member>(object, Text());
    }
    case hir::ExprKind::kCall: {
      const hir::Expr* callee = Read();
      const hir::Expr* pipe = ReadOptional();
      return New<hir::Call>(callee, pipe, List<hir::Arg>([&] {
                              const std::string_view name = Text();
                              return hir::Arg{name, Read()};
                            }));
    }
    case hir::ExprKind::kUnary: {
      const auto op = static_cast<UnaryOp>(Number());
      return New<hir::Unary>(op, Read());
    }
    case hir::ExprKind::kConditional: {
      const hir::Expr* test = Read();
      const hir::Expr* then_branch = Read();
      return New<hir::Conditional>(test, then_branch, Read());
    }
    default:
      return ReadLiteral(kind);
  }
}

}  // namespace

std::string WriteBody(const hir::Expr& value, std::string_view path, const TypeStore& types) {
  const bool is_stage = value.kind == hir::ExprKind::kFunction && types.Tag(value.type) == TypeTag::kFunction &&
                        MayBeStream(types, types.FunctionOf(value.type).result);
  if (!is_stage && !IsLiteral(value)) return {};
  BodyWriter writer(path, types);
  writer.Write(value);
  return writer.Take();
}

const hir::Expr* ReadBody(std::string_view bytes, Arena& arena) {
  BodyReader reader(bytes, arena);
  const hir::Expr* value = reader.Read();
  return reader.is_at_end() ? value : nullptr;
}

}  // namespace flux
