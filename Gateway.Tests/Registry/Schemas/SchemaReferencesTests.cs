using System.Text.Json.Nodes;
using Gateway.Registry.Schemas;

namespace Gateway.Tests.Registry.Schemas;

[TestFixture]
public sealed class SchemaReferencesTests
{
    [Test]
    public void Inline_RepeatedType_IsWrittenOutAndKeepsItsOwnDescription()
    {
        JsonObject schema = JsonNode.Parse(
            """{"properties":{"a":{"type":"object","description":"A","properties":{"x/y":{"type":"integer"}}},"b":{"description":"B","$ref":"#/properties/a"},"c":{"anyOf":[{"$ref":"#/properties/a/properties/x~1y"}]}}}""")!.AsObject();

        SchemaReferences.Inline(schema);

        schema.ToJsonString().Should().Be(
            """{"properties":{"a":{"type":"object","description":"A","properties":{"x/y":{"type":"integer"}}},"b":{"description":"B","type":"object","properties":{"x/y":{"type":"integer"}}},"c":{"anyOf":[{"type":"integer"}]}}}""");
    }

    [Test]
    public void Inline_TypeThatContainsItself_StaysAReference()
    {
        const string recursive = """{"properties":{"a":{"items":{"$ref":"#/properties/a"}},"b":{"$ref":"#/properties/a"}}}""";
        JsonObject schema = JsonNode.Parse(recursive)!.AsObject();

        SchemaReferences.Inline(schema);

        schema.ToJsonString().Should().Be(recursive);
    }
}
