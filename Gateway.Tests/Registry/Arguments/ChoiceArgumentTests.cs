using System.Text.Json;
using System.Text.Json.Serialization;
using Gateway.Registry.Arguments;

namespace Gateway.Tests.Registry.Arguments;

[TestFixture]
[Parallelizable]
public sealed class ChoiceArgumentTests
{
    private enum Side
    {
        [JsonStringEnumMemberName("BUY")]
        Buy,

        [JsonStringEnumMemberName("SELL")]
        Sell,
    }

    [TestCase("\"BUY\"", Side.Buy)]
    [TestCase("\"buy to open\"", Side.Buy)]
    [TestCase("\"Short\"", Side.Sell)]
    public void Read_NamesAndPlainWords_AreTheChoice(string json, object choice) =>
        new ChoiceArgument(typeof(Side)).Read(JsonElement.Parse(json)).Should().Be(choice);

    [TestCase("\"close\"", "one of BUY, SELL: each of them can be meant")]
    [TestCase("\"SEL\"", "one of BUY, SELL (did you mean SELL?)")]
    [TestCase("\"nothing\"", "one of BUY, SELL")]
    [TestCase("true", "one of BUY, SELL")]
    public void Read_OtherTexts_AreRefused(string json, string message) =>
        FluentActions.Invoking(() => new ChoiceArgument(typeof(Side)).Read(JsonElement.Parse(json))).Should().Throw<FormatException>().WithMessage(message);
}
