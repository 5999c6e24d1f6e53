namespace Gateway.Tests.Faults.Language;

[TestFixture]
public sealed class ScenarioReaderTests
{
    private static readonly string[] Head = ["row O1", "fault f", "right r"];

    [Test]
    public void Read_WholeScenario_HasItsParts()
    {
        var scenario = Read("# a comment", "vary  n = 2..9", "vary  how = cut | reset", "given NAME=VALUE", "given tws accounts 3", "send  x {\"a\":1}  # why", "within 20s", "  wire a = 1", "log   b = 2");

        scenario.Vary.Select(one => one.Name).Should().Equal("n", "how");
        scenario.Given.Select(one => (one.Verb, one.Text)).Should().Equal(("setting", "NAME=VALUE"), ("tws", "accounts 3"));
        scenario.Steps.Select(one => (one.Verb, one.Text, one.Inner.Count)).Should().Equal(("send", "x {\"a\":1}", 0), ("within", "20s", 1), ("log", "b = 2", 0));
        scenario.Steps[1].Inner[0].Place.Should().Be("some.txt:11");
    }

    [TestCase("sned  x", "some.txt:4: 'sned' is no verb")]
    [TestCase("  wire a = 1", "some.txt:4: only the lines below 'within' are indented")]
    [TestCase("given nothing", "some.txt:4: given takes NAME=VALUE")]
    [TestCase("vary  n", "some.txt:4: vary takes")]
    public void Read_LineThatIsNotUnderstood_NamesFileAndLine(string line, string message) =>
        FluentActions.Invoking(() => Read(line)).Should().Throw<ScenarioException>().WithMessage(message + "*");

    [Test]
    public void Read_NoRow_SaysSo() =>
        FluentActions.Invoking(() => ScenarioReader.Read("some", ["fault f", "right r"], [])).Should().Throw<ScenarioException>().WithMessage("some.txt: has no line 'row ...'.");

    [Test]
    public void Choose_ASeed_ChoosesTheSameAgainAndStaysWithin()
    {
        var vary = Read("vary  n = 2..9", "vary  how = cut | reset").Vary;

        foreach (var seed in Enumerable.Range(0, 50))
        {
            vary[0].Choose(new Random(seed)).Should().Be(vary[0].Choose(new Random(seed)));
            int.Parse(vary[0].Choose(new Random(seed)), CultureInfo.InvariantCulture).Should().BeInRange(2, 9);
            vary[1].Choose(new Random(seed)).Should().BeOneOf("cut", "reset");
        }
    }

    [TestCase("outcome = confirmed", "confirmed", true)]
    [TestCase("outcome = confirmed", "unknown", false)]
    [TestCase("outcome = confirmed", null, false)]
    [TestCase("quantity = 10", "10.0000", true)]
    [TestCase("quantity >= 10", "9.99", false)]
    [TestCase("quantity < 10", "text", false)]
    [TestCase("outcome in unknown, confirmed", "confirmed", true)]
    [TestCase("outcome in unknown, confirmed", "rejected", false)]
    [TestCase("text contains two  words", "has Two  Words", true)]
    [TestCase("text omits secret", "a secret", false)]
    [TestCase("text omits secret", null, true)]
    [TestCase("price absent", null, true)]
    [TestCase("price absent", "1", false)]
    [TestCase("price present", "1", true)]
    [TestCase("price != 5", "5.0", false)]
    public void Check_OfAValue_HoldsOrNot(string text, string? value, bool holds) => Check.Parse(text, "some.txt:1").Check.Holds(value).Should().Be(holds);

    [TestCase("orders[1].reason.code", "201")]
    [TestCase("orders.count", "2")]
    [TestCase("orders[2].reason", null)]
    [TestCase("nothing.here", null)]
    [TestCase("none", null)]
    public void JsonPath_OfAnAnswer_FindsTheValue(string path, string? value) =>
        JsonPath.Find(JsonElement.Parse("""{"orders":[{},{"reason":{"code":201}}],"none":null}"""), path).Should().Be(value);

    private static Scenario Read(params string[] lines) => ScenarioReader.Read("some", [.. Head, .. lines], ["send", "within", "wire", "log"]);
}
