using Gateway.Tools.Orders.Input;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders.Input;

[TestFixture]
[Category("Unit")]
public sealed class AlgoArgumentTests
{
    private readonly AlgoArgument _argument = new();

    [TestCase("\"Adaptive\"", AlgoKind.Adaptive)]
    [TestCase("""{"name":"Twap"}""", AlgoKind.Twap)]
    [TestCase("""{"NAME":"twap","params":null}""", AlgoKind.Twap)]
    [TestCase("\"{\\\"name\\\":\\\"Vwap\\\"}\"", AlgoKind.Vwap)]
    public void Read_NameOrObject_IsTheAlgorithm(string json, object kind) =>
        Read(json).Should().BeEquivalentTo(new AlgoInput((AlgoKind)kind, []));

    [TestCase("Adaptive", "adaptivePriority", "\"Urgent\"", "Urgent")]
    [TestCase("Twap", "strategyType", "\"Marketable\"", "Marketable")]
    [TestCase("Vwap", "MAXPCTVOL", "0.1", "0.1")]
    [TestCase("ArrivalPx", "riskAversion", "\"Neutral\"", "Neutral")]
    [TestCase("DarkIce", "displaySize", "100", "100")]
    [TestCase("PctVol", "pctVol", "0.2", "0.2")]
    [TestCase("ClosePx", "forceCompletion", "true", "1")]
    public void Read_Parameters_AreThoseOfTheAlgorithm(string name, string parameter, string value, string expected)
    {
        var read = Read($$$"""{"name":"{{{name}}}","params":{"{{{parameter}}}":{{{value}}}}}""");

        read.Params.Should().ContainSingle().Which.Should().Match<TagValue>(
            pair => pair.Tag.Equals(parameter, StringComparison.OrdinalIgnoreCase) && pair.Value == expected);
        FluentActions.Invoking(() => Read($$$"""{"name":"{{{name}}}","params":{"minutes":1}}""")).Should().Throw<FormatException>()
            .WithMessage("*without the unknown field 'minutes'*");
    }

    [TestCase("""{"params":{}}""")]
    [TestCase("""{"name":"Fast"}""")]
    [TestCase("""{"name":"Twap","more":1}""")]
    [TestCase("[]")]
    [TestCase("5")]
    [TestCase("\"{broken\"")]
    public void Read_AnythingElse_IsRefused(string json) => FluentActions.Invoking(() => Read(json)).Should().Throw<FormatException>();

    private AlgoInput Read(string json) => (AlgoInput)_argument.Read(JsonElement.Parse(json));
}
