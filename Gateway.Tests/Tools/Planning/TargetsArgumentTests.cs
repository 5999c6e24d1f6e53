using System.Text.Json;
using Gateway.Tools.Planning;

namespace Gateway.Tests.Tools.Planning;

[TestFixture]
[Parallelizable]
public sealed class TargetsArgumentTests
{
    [TestCase("""{"VTI":60,"BND":40}""", "VTI 0.6, BND 0.4")]
    [TestCase("""{"VTI":0.6,"BND":0.4}""", "VTI 0.6, BND 0.4")]
    [TestCase("""{"VTI":"60%","BND":"40 %"}""", "VTI 0.6, BND 0.4")]
    [TestCase("""{"VTI":"60","BND":"40"}""", "VTI 0.6, BND 0.4")]
    [TestCase("""{"VTI":60,"BND":30}""", "VTI 0.6, BND 0.3")]
    [TestCase("""{"VTI":0.1,"BND":0.2,"SPY":0.7}""", "VTI 0.1, BND 0.2, SPY 0.7")]
    [TestCase("""{"VTI":99.5,"BND":0.5}""", "VTI 0.995, BND 0.005")]
    [TestCase("""{"VTI":"0.5%"}""", "VTI 0.005")]
    [TestCase("""{"VTI":"60%","BND":0}""", "VTI 0.6, BND 0")]
    [TestCase("""{"VTI":1}""", "VTI 1")]
    [TestCase("""[{"contract":"VTI","weight":60},{"contract":{"symbol":"BND"},"weight":40}]""", "VTI 0.6, BND 0.4")]
    [TestCase("""[{"symbol":"VTI","weight":"60%"},{"symbol":"BND","target":"40%"}]""", "VTI 0.6, BND 0.4")]
    [TestCase(""" "VTI 60%, BND 40%" """, "VTI 0.6, BND 0.4")]
    [TestCase(""" "VTI: 0.6; BND = 0.4" """, "VTI 0.6, BND 0.4")]
    [TestCase(""" "{\"VTI\":60,\"BND\":40}" """, "VTI 0.6, BND 0.4")]
    public void Read_FractionsAndPerCent_AreWeights(string json, string expected)
    {
        var targets = ((TargetsInput)new TargetsArgument().Read(JsonElement.Parse(json))).Targets;

        string.Join(", ", targets.Select(one => FormattableString.Invariant($"{one.Contract.Symbol} {one.Weight:0.#####}"))).Should().Be(expected);
    }

    [TestCase("""{"VTI":60,"BND":0.4}""", "*0.4 of BND can mean 0.4 % or 40 %: write \"0.4%\" or fractions")]
    [TestCase("""{"VTI":60,"BND":50}""", "*they add up to 110 per cent")]
    [TestCase("""{"VTI":0.6,"BND":0.6}""", "*they add up to 1.2")]
    [TestCase("""{"VTI":"60%","BND":0.4}""", "*write all weights with a percent sign, or none")]
    [TestCase("""{"VTI":"1,5"}""", "*'1,5' can mean 1.5 or 15: write one of them")]
    [TestCase("""{"VTI":-0.1}""", "an object of contracts and their weights*")]
    [TestCase("""{}""", "an object of contracts and their weights*")]
    [TestCase("""[{"contract":"VTI"}]""", "an object of contracts and their weights*")]
    [TestCase("""[1]""", "an object of contracts and their weights*")]
    public void Read_WhatIsUnclearOrTooMuch_IsRefused(string json, string message) =>
        FluentActions.Invoking(() => new TargetsArgument().Read(JsonElement.Parse(json))).Should().Throw<FormatException>().WithMessage(message);
}
