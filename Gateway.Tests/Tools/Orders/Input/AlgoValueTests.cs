using System.Text.Json;
using Gateway.Tools.Orders.Input;

namespace Gateway.Tests.Tools.Orders.Input;

[TestFixture]
[Parallelizable]
public sealed class AlgoValueTests
{
    [TestCase("adaptivePriority", "\"urgent\"", "Urgent")]
    [TestCase("riskAversion", "\"get done\"", "Get Done")]
    [TestCase("strategyType", "\"matching-midpoint\"", "Matching Midpoint")]
    [TestCase("maxPctVol", "\"10%\"", "0.1")]
    [TestCase("maxPctVol", "0.1", "0.1")]
    [TestCase("monetaryValue", "\"$1,000\"", "1000")]
    [TestCase("noTakeLiq", "true", "1")]
    [TestCase("noTakeLiq", "\"no\"", "0")]
    [TestCase("startTime", "\"09:30:00 US/Eastern\"", "09:30:00 US/Eastern")]
    public void Of_AsPeopleWriteIt_IsWhatTwsTakes(string name, string json, string expected) =>
        AlgoValue.Of(name, JsonElement.Parse(json)).Should().Be(expected);

    [TestCase("adaptivePriority", "\"soon\"", "*adaptivePriority is one of Urgent, Normal, Patient")]
    [TestCase("maxPctVol", "\"1,5\"", "*maxPctVol is a number; '1,5' can mean 1.5 or 15: write one of them")]
    [TestCase("displaySize", "\"5%\"", "*displaySize is a number")]
    [TestCase("speedUp", "\"maybe\"", "*speedUp is true or false")]
    public void Of_OtherValues_AreRefused(string name, string json, string message) =>
        FluentActions.Invoking(() => AlgoValue.Of(name, JsonElement.Parse(json))).Should().Throw<FormatException>().WithMessage(message);
}
