using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Asking;
using Gateway.Tests.Support;

namespace Gateway.Tests.Handlers.Asking;

[TestFixture]
[Category(McpSchema.Category)]
public sealed class ElicitFormTests
{
    private static readonly ElicitChoice[] Colors = [new("#f00", "Red"), new("#0f0", "Green")];

    [Test]
    public void ToSchema_Primitives_CarryTheirRulesAndDefaults()
    {
        ElicitForm form = new ElicitForm()
            .Text("name", "Name", "Your name", minLength: 1, maxLength: 9, pattern: "^[A-Z]", defaultValue: "Bob")
            .Text("mail", required: false, format: ElicitTextFormat.Email)
            .Number("score", required: false, minimum: 0.5m, maximum: 99.5m, defaultValue: 95.5m)
            .WholeNumber("age", required: false, minimum: 1, maximum: 120, defaultValue: 30)
            .Flag("verified", required: false, defaultValue: true);

        form.ToSchema().ToJsonString().Should().Be(
            """{"type":"object","properties":{"name":{"type":"string","title":"Name","description":"Your name","minLength":1,"maxLength":9,"pattern":"^[A-Z]","default":"Bob"}"""
            + ""","mail":{"type":"string","format":"email"},"score":{"type":"number","minimum":0.5,"maximum":99.5,"default":95.5}"""
            + ""","age":{"type":"integer","minimum":1,"maximum":120,"default":30},"verified":{"type":"boolean","default":true}},"required":["name"]}""");
    }

    [Test]
    public void ToSchema_Choices_HaveTheFiveShapes()
    {
        AllChoices().ToSchema().ToJsonString().Should().Be(
            """{"type":"object","properties":{"a":{"type":"string","enum":["x","y"],"default":"y"}"""
            + ""","b":{"type":"string","oneOf":[{"const":"#f00","title":"Red"},{"const":"#0f0","title":"Green"}],"default":"#f00"}"""
            + ""","c":{"type":"string","enum":["#f00","#0f0"],"enumNames":["Red","Green"],"default":"#f00"}"""
            + ""","d":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"string","enum":["x","y"]},"default":["x"]}"""
            + ""","e":{"type":"array","items":{"anyOf":[{"const":"#f00","title":"Red"},{"const":"#0f0","title":"Green"}]},"default":["#0f0"]}},"required":["a","b","c","d","e"]}""");
    }

    [TestCase("2025-11-25")]
    [TestCase("2026-07-28")]
    public void For_RevisionsWithAllShapes_IsWhatTheirSchemaSays(string version) =>
        McpSchema.Of(version).ShouldAccept(QuestionTerms.For(InputQuestion.Form("k", "?", AllChoices()), version), "ElicitRequestFormParams");

    [Test]
    public void For_20250618_SpellsTitledChoicesOutAndLeavesDefaults()
    {
        ElicitForm form = new ElicitForm().Choice("b", Colors, defaultValue: "#f00").Flag("f", defaultValue: true).Text("t", pattern: "a", defaultValue: "a");

        JsonElement parameters = QuestionTerms.For(InputQuestion.Form("k", "?", form), "2025-06-18");

        parameters.Text("requestedSchema", "properties").Should().Be(
            """{"b":{"type":"string","enum":["#f00","#0f0"],"enumNames":["Red","Green"]},"f":{"type":"boolean","default":true},"t":{"type":"string"}}""");
    }

    [TestCase("2025-11-25", true)]
    [TestCase("2026-07-28", false)]
    public void For_Page_HasItsIdWhereTheRevisionHasAPlaceForIt(string version, bool hasId)
    {
        JsonElement parameters = QuestionTerms.For(InputQuestion.Page("k", "?", new Uri("https://example.com/"), "e1"), version);

        parameters.TryGetProperty("elicitationId", out _).Should().Be(hasId);
        McpSchema.Of(version).ShouldAccept(parameters, "ElicitRequestURLParams");
    }

    [TestCase("{}", ClientFeatures.None)]
    [TestCase("""{"elicitation":{},"roots":{"listChanged":true}}""", ClientFeatures.ElicitationForm | ClientFeatures.Roots)]
    [TestCase("""{"elicitation":{"url":{}}}""", ClientFeatures.ElicitationUrl)]
    [TestCase("""{"elicitation":{"form":{},"url":{}}}""", ClientFeatures.ElicitationForm | ClientFeatures.ElicitationUrl)]
    [TestCase("""{"sampling":{}}""", ClientFeatures.Sampling)]
    [TestCase("""{"sampling":{"tools":{}}}""", ClientFeatures.Sampling | ClientFeatures.SamplingTools)]
    [TestCase("""{"sampling":null,"elicitation":true,"roots":[]}""", ClientFeatures.None)]
    public void Read_Capabilities_SaysWhatCanBeAsked(string capabilities, ClientFeatures features)
    {
        ClientCapabilities.Read(JsonElement.Parse(capabilities), "2026-07-28").Should().Be(features);
        ClientCapabilities.Read(JsonElement.Parse(capabilities), "2025-11-25").Should().Be(features);
    }

    [TestCase("2025-06-18", ClientFeatures.ElicitationForm | ClientFeatures.Sampling | ClientFeatures.Roots)]
    [TestCase("2025-03-26", ClientFeatures.Sampling | ClientFeatures.Roots)]
    [TestCase("2024-11-05", ClientFeatures.Sampling | ClientFeatures.Roots)]
    public void Read_OlderRevision_KnowsLess(string version, ClientFeatures features) =>
        ClientCapabilities.Read(JsonElement.Parse("""{"elicitation":{"form":{},"url":{}},"sampling":{"tools":{}},"roots":{}}"""), version).Should().Be(features);

    [TestCase(ClientFeatures.Sampling, """{"sampling":{}}""")]
    [TestCase(ClientFeatures.Sampling | ClientFeatures.SamplingTools, """{"sampling":{"tools":{}}}""")]
    [TestCase(ClientFeatures.ElicitationForm | ClientFeatures.ElicitationUrl | ClientFeatures.Roots, """{"elicitation":{"form":{},"url":{}},"roots":{}}""")]
    public void Naming_Features_IsACapabilitiesObject(ClientFeatures features, string json) => ClientCapabilities.Naming(features).ToJsonString().Should().Be(json);

    private static ElicitForm AllChoices() => new ElicitForm()
        .Choice("a", ["x", "y"], defaultValue: "y")
        .Choice("b", Colors, defaultValue: "#f00")
        .NamedChoice("c", Colors, defaultValue: "#f00")
        .Choices("d", ["x", "y"], minItems: 1, maxItems: 2, defaultValues: ["x"])
        .Choices("e", Colors, defaultValues: ["#0f0"]);

    [Test]
    public void Text_PatternThatCouldTakeForever_IsRefusedWhenTheFormIsMade() =>
        FluentActions.Invoking(() => new ElicitForm().Text("t", pattern: "^(a+)+$"))
            .Should().Throw<FormatException>().WithMessage("the pattern ^(a+)+$ cannot be read from sign 2 on*");
}
