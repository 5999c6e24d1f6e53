using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Schemas;
using Gateway.Tests.Support;
using Gateway.Tools;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry.Schemas;

[TestFixture]
public sealed class SchemaDialectTests
{
    [TestCase("""{"type":"object","properties":{"a":{"type":["string","object"],"description":"One or the other."}}}""", "tool.a: the schema must have one type*")]
    [TestCase("""{"type":"object","properties":{"a":{"description":"No type at all."}}}""", "tool.a: the schema must have one type*")]
    [TestCase("""{"type":"object","properties":{"a":true}}""", "tool.a: the description must have 3 words*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"array","description":"A list of things."}}}""", "tool.a: a list must have the schema of its items*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"array","items":{},"description":"A list of things."}}}""", "tool.a??: the schema must have one type*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"object","description":"A bare object."}}}""", "tool.a: an object below the top must have properties*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"object"},"description":"A list of things."}}}""", "tool.a??: an object below the top must have properties*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string","anyOf":[{"type":"string"}],"description":"A combined schema here."}}}""", "tool.a: the schema must not have the keyword anyOf*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"object","description":"A map of numbers.","properties":{"b":{"type":"string","description":"A named one."}},"additionalProperties":{"type":"number"}}}}""", "tool.a: additionalProperties must be false*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string","default":null,"description":"A text or null."}}}""", "tool.a: the default must not be null*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string","description":"Two words."}}}""", "tool.a: the description must have 3 words*")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"object","description":"A thing inside another.","properties":{"b":{"type":"string"}}}}}""", "tool.a.b: the description must have 3 words*")]
    public void Check_OutsideTheDialect_NamesThePlaceAndTheRule(string schema, string message) =>
        FluentActions.Invoking(() => SchemaDialect.Check(JsonElement.Parse(schema), "tool"))
            .Should().Throw<InvalidOperationException>().WithMessage(message);

    [Test]
    public void Check_OfEveryKindOfValue_Passes() =>
        SchemaDialect.Faults(
            JsonElement.Parse(
                """
                {"type":"object","additionalProperties":false,"required":["a"],"properties":{
                  "a":{"type":"string","description":"Symbol, such as AAPL.","enum":["AAPL"],"default":"AAPL"},
                  "b":{"type":"array","description":"Legs of an order.","items":{"type":"object","properties":{"c":{"type":"integer","description":"Units of the leg."}}}}}}
                """),
            "tool").Should().BeEmpty();

    [TestCase(typeof(ShortDescription), "ShortDescription.Run.a: the description must have 3 words*")]
    [TestCase(typeof(UnknownMember), "UnknownMember.Run.a: ?Lists? names strike, which the group does not have.")]
    public void Scan_OfAToolOutsideTheDialect_StopsTheStart(Type toolset, string message) =>
        FluentActions.Invoking(() => new ToolScanner(GatewayTerms.All).Scan(toolset).ToList()).Should().Throw<InvalidOperationException>().WithMessage(message);

    [Test]
    public void Scan_ListsOfAGroup_ListsTheseMembersOnly() =>
        ToolProbe.Scan(typeof(OneListed)).Get("one").InputSchema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Should().Equal("symbol");

    [Toolset("dialect", AccessScope.None)]
    internal sealed class ShortDescription
    {
        [Tool("short", "Short"), Description("Too short.")]
        public static Result Run([Description("The side.")] string a) => new(a);
    }

    [Toolset("dialect", AccessScope.None)]
    internal sealed class UnknownMember
    {
        [Tool("unknown", "Unknown"), Description("No such member.")]
        public static Result Run([Lists("strike")] Group a) => new(a.ToString());
    }

    [Toolset("dialect", AccessScope.None)]
    internal sealed class OneListed
    {
        [Tool("one", "One"), Description("One member is listed.")]
        public static Result Run([Lists("symbol")] Group a) => new(a.ToString());
    }

    internal sealed record Result(string? Text);

    [ArgumentGroup]
    internal sealed class Group([Unlisted][Description("Symbol, such as AAPL.")] string? symbol = null, [Unlisted][Description("Currency, such as USD.")] string? currency = null)
    {
        public override string ToString() => symbol + currency;
    }
}
