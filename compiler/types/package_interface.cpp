#include "compiler/types/package_interface.h"

#include <algorithm>

#include "compiler/types/scheme.h"

namespace flux {

namespace {

constexpr std::string_view kMagic = "FLUXTYP2";
constexpr uint32_t kFirstCompound = kEmptyRecordType.index + 1;

// Numbers are written in groups of seven bits, lowest first.
class Writer {
 public:
  void Number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
    out_.push_back(static_cast<char>(value));
  }
  void Text(std::string_view text) {
    Number(text.size());
    out_ += text;
  }
  std::string& out() { return out_; }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  uint64_t Number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ >= in_.size()) return Corrupt();
      auto byte = static_cast<unsigned char>(in_[at_++]);
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return Corrupt();
  }
  // A count of things that take at least one byte each.
  size_t Count() {
    uint64_t count = Number();
    return count <= in_.size() - at_ ? count : Corrupt();
  }
  std::string_view Text() {
    size_t size = Count();
    std::string_view text = in_.substr(at_, size);
    at_ += size;
    return text;
  }
  uint64_t Corrupt() {
    is_corrupt_ = true;
    at_ = in_.size();
    return 0;
  }
  bool is_corrupt() const { return is_corrupt_; }
  bool is_at_end() const { return at_ == in_.size(); }

 private:
  std::string_view in_;
  size_t at_ = 0;
  bool is_corrupt_ = false;
};

// A fresh store holds nothing but what was copied into it, parts before wholes, so its nodes can be written in order.
void WriteNode(Writer& out, const TypeStore& types, TypeId type) {
  TypeTag tag = types.Tag(type);
  out.Number(static_cast<uint64_t>(tag));
  switch (tag) {
    case TypeTag::kBound:
      return out.Number(types.BoundIndex(type));
    case TypeTag::kLabel:
      return out.Text(types.LabelName(type));
    case TypeTag::kArray:
    case TypeTag::kStream:
    case TypeTag::kVector:
      return out.Number(types.Element(type).index);
    case TypeTag::kDict:
      out.Number(types.Key(type).index);
      return out.Number(types.Value(type).index);
    case TypeTag::kRecord: {
      RecordParts record = types.RecordOf(type);
      out.Number(record.label.index);
      out.Number(record.value.index);
      return out.Number(record.tail.index);
    }
    case TypeTag::kFunction: {
      FunctionParts function = types.FunctionOf(type);
      out.Number(function.result.index);
      out.Number(function.params.size());
      for (const FunctionParam& param : function.params) {
        out.Number(static_cast<uint64_t>(param.mode));
        out.Text(types.Name(param.name));
        out.Number(param.type.index);
        out.Number(param.default_label.index);
      }
      return;
    }
    case TypeTag::kError:
    case TypeTag::kEmptyRecord:
    case TypeTag::kVariable:
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
      return;
  }
}

// Reads one node into `types`; `made` maps written handles to handles of `types`.
TypeId ReadNode(Reader& in, TypeStore& types, const std::vector<TypeId>& made) {
  auto part = [&]() -> TypeId {
    uint64_t index = in.Number();
    if (index < made.size()) return made[index];
    in.Corrupt();
    return kErrorType;
  };
  auto tag = static_cast<TypeTag>(std::min<uint64_t>(in.Number(), 255));
  if (tag == TypeTag::kBound) return types.Bound(static_cast<uint32_t>(in.Number()));
  if (tag == TypeTag::kLabel) return types.Label(in.Text());
  if (tag == TypeTag::kArray) return types.Array(part());
  if (tag == TypeTag::kStream) return types.Stream(part());
  if (tag == TypeTag::kVector) return types.Vector(part());
  if (tag == TypeTag::kDict) {
    TypeId key = part();
    return types.Dict(key, part());
  }
  if (tag == TypeTag::kRecord) {
    TypeId label = part(), value = part();
    return types.Record(label, value, part());
  }
  if (tag != TypeTag::kFunction) {
    in.Corrupt();
    return kErrorType;
  }
  TypeId result = part();
  std::vector<FunctionParam> params(in.Count());
  for (FunctionParam& param : params) {
    param.mode = static_cast<FunctionParam::Mode>(std::min<uint64_t>(in.Number(), 2));
    param.name = types.Intern(in.Text());
    param.type = part();
    param.default_label = part();
  }
  return types.Function(params, result);
}

// Every quantified variable inside the type must have its kinds.
bool IsClosed(const TypeStore& types, TypeId type, size_t bound_count) {
  switch (types.Tag(type)) {
    case TypeTag::kBound:
      return types.BoundIndex(type) < bound_count;
    case TypeTag::kArray:
    case TypeTag::kStream:
    case TypeTag::kVector:
      return IsClosed(types, types.Element(type), bound_count);
    case TypeTag::kDict:
      return IsClosed(types, types.Key(type), bound_count) && IsClosed(types, types.Value(type), bound_count);
    case TypeTag::kRecord: {
      RecordFields record = types.FieldsOf(type);
      for (auto& [label, value] : record.fields)
        if (!IsClosed(types, label, bound_count) || !IsClosed(types, value, bound_count)) return false;
      return IsClosed(types, record.tail, bound_count);
    }
    case TypeTag::kFunction: {
      FunctionParts function = types.FunctionOf(type);
      for (const FunctionParam& param : function.params)
        if (!IsClosed(types, param.type, bound_count) || !IsClosed(types, param.default_label, bound_count))
          return false;
      return IsClosed(types, function.result, bound_count);
    }
    case TypeTag::kError:
    case TypeTag::kEmptyRecord:
    case TypeTag::kVariable:
    case TypeTag::kLabel:
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
      return true;
  }
  return true;
}

InterfaceExport ReadExport(Reader& in, const TypeStore& types, const std::vector<TypeId>& made) {
  InterfaceExport item;
  item.name = in.Text();
  uint64_t type = in.Number();
  item.type.type = type < made.size() ? made[type] : TypeId{static_cast<uint32_t>(in.Corrupt())};
  uint64_t flags = in.Number();
  item.is_option = flags & 1;
  item.is_builtin = flags & 2;
  item.is_implemented = !(flags & 4);
  for (size_t n = in.Count(); n != 0; --n)
    item.type.kinds.push_back(KindSet::FromBits(static_cast<uint16_t>(in.Number())));
  if (!IsClosed(types, item.type.type, item.type.kinds.size())) in.Corrupt();
  item.replacement = in.Text();
  item.body = in.Text();
  return item;
}

}  // namespace

const InterfaceExport* PackageInterface::FindExport(std::string_view wanted) const {
  auto it =
      std::ranges::lower_bound(exports, wanted, {}, [](const InterfaceExport& e) { return std::string_view(e.name); });
  return it != exports.end() && it->name == wanted ? &*it : nullptr;
}

std::string SerializeInterfaces(const std::vector<const PackageInterface*>& packages) {
  TypeStore types;
  Writer tail;
  tail.Number(packages.size());
  for (const PackageInterface* package : packages) {
    tail.Text(package->path);
    tail.Text(package->name);
    tail.Number(package->exports.size());
    for (const InterfaceExport& item : package->exports) {
      tail.Text(item.name);
      tail.Number(CopyPolyType(types, *package->types, item.type).type.index);
      tail.Number((item.is_option ? 1 : 0) | (item.is_builtin ? 2 : 0) | (item.is_implemented ? 0 : 4));
      tail.Number(item.type.kinds.size());
      for (KindSet kinds : item.type.kinds) tail.Number(kinds.bits());
      tail.Text(item.replacement);
      tail.Text(item.body);
    }
  }
  Writer out;
  out.out() += kMagic;
  out.Number(types.size() - kFirstCompound);
  for (auto i = kFirstCompound; i < types.size(); ++i) WriteNode(out, types, {i});
  return out.out() + tail.out();
}

Result<std::vector<PackageInterface>> DeserializeInterfaces(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return Fail(ErrorCode::kDataLoss, "not a file of package interfaces");
  Reader in(bytes.substr(kMagic.size()));
  auto types = std::make_shared<TypeStore>();
  std::vector<TypeId> made;
  for (uint32_t i = 0; i < kFirstCompound; ++i) made.push_back({i});
  for (size_t n = in.Count(); n != 0 && !in.is_corrupt(); --n) made.push_back(ReadNode(in, *types, made));
  std::vector<PackageInterface> packages;
  for (size_t n = in.Count(); n != 0 && !in.is_corrupt(); --n) {
    PackageInterface package;
    package.path = in.Text();
    package.name = in.Text();
    package.types = types;
    for (size_t k = in.Count(); k != 0 && !in.is_corrupt(); --k)
      package.exports.push_back(ReadExport(in, *types, made));
    packages.push_back(std::move(package));
  }
  if (in.is_corrupt() || !in.is_at_end()) return Fail(ErrorCode::kDataLoss, "package interfaces are damaged");
  return packages;
}

}  // namespace flux
