import CRMProto
import GRPCProto
import Protobuf
import RPCServices
import Testing
import WireProto

struct ReflectionIndexTests {
  @Test(arguments: [
    "top.M", "top.M.field", "top.M.choice", "top.M.Inner", "top.M.Inner.Deep", "top.M.Inner.DEEP",
    "top.M.nested", "top.E", "top.VALUE", "top.outer", "top.S", "top.S.Do",
  ])
  func everyNameLeadsToItsFile(name: String) throws {
    let index = try ReflectionIndex(FileDescriptorSet(FileDescriptor.samples()))
    #expect(index.path(ofSymbol: name) == "top.proto")
  }

  @Test(arguments: ["", ".", "top", ".top.M", "top.M.", "M", "top.m", "top.M.Inner.Deep.DEEP"])
  func whatIsNoNameLeadsNowhere(name: String) throws {
    let index = try ReflectionIndex(FileDescriptorSet(FileDescriptor.samples()))
    #expect(index.path(ofSymbol: name) == nil)
  }

  @Test func extensionsAreFoundByNumberAndListedInOrder() throws {
    let index = try ReflectionIndex(FileDescriptorSet(FileDescriptor.samples()))
    #expect(index.path(ofExtension: 100, of: "base.Open") == "top.proto")
    #expect(index.path(ofExtension: 101, of: "base.Open") == "top.proto")
    #expect(index.path(ofExtension: 102, of: "base.Open") == nil)
    #expect(index.path(ofExtension: .min, of: "top.M") == nil)
    #expect(index.extensionNumbers(of: "base.Open") == [100, 101])
    #expect(index.extensionNumbers(of: "top.M") == [])
    #expect(index.extensionNumbers(of: "top.E") == nil)
  }

  @Test func aClosureHasTheFileFirstAndEveryImportOnce() throws {
    let index = try ReflectionIndex(FileDescriptorSet(CRMProtoFiles.all))
    let paths = index.closure(of: "crm/v1/customer_service.proto").map(\.path)
    #expect(paths.first == "crm/v1/customer_service.proto")
    #expect(Set(paths).count == paths.count)
    #expect(
      Set(paths).isSuperset(of: ["crm/v1/customer.proto", "google/protobuf/timestamp.proto"]))
    #expect(index.closure(of: "crm/v1/no.proto").isEmpty)
  }

  @Test func everyServedMethodAndMessageIsFound() throws {
    let index = try ReflectionIndex(
      FileDescriptorSet(CRMProtoFiles.all, GRPCProtoFiles.all, WireProtoFiles.all))
    for method in CRMProto.MethodTable.methods + GRPCProto.MethodTable.methods {
      let file = try #require(index.path(ofSymbol: method.service))
      #expect(index.path(ofSymbol: "\(method.service).\(method.name)") == file)
      for message in [method.input, method.output] {
        #expect(index.path(ofSymbol: message.name) != nil)
        for field in message.fields {
          #expect(index.path(ofSymbol: "\(message.name).\(field.name)") != nil)
        }
      }
    }
  }

  @Test func aFileThatIsNoDescriptorIsAnErrorAndNoTrap() {
    // A tag, and nothing behind it.
    let broken = FileDescriptor(path: "broken.proto", base64: "Cg==")
    #expect(throws: DecodeError.self) { try ReflectionIndex(FileDescriptorSet([broken])) }
  }
}
