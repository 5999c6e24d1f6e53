using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace Gateway.Tests.Registry.Arguments;

/// <summary>Each limit right below, at, and right above it.</summary>
[TestFixture]
public sealed class BoundsTests
{
    private const int Longest = 10_000;

    private static readonly Bounds Length = Bounds.None with { MinLength = 2, MaxLength = 4 };

    [TestCase(1, false)]
    [TestCase(2, true)]
    [TestCase(3, true)]
    [TestCase(4, true)]
    [TestCase(5, false)]
    public void Read_TextOrList_IsHeldToItsLength(int length, bool taken)
    {
        Reads(new TextArgument(Length), JsonSerializer.Serialize(new string('x', length))).Should().Be(taken);
        var list = new ListArgument(typeof(string), new TextArgument(Bounds.None), Length);
        Reads(list, JsonSerializer.Serialize(Enumerable.Repeat("x", length))).Should().Be(taken);
    }

    [TestCase(Longest - 1, true)]
    [TestCase(Longest, true)]
    [TestCase(Longest + 1, false)]
    public void Read_TextWithoutALimit_HasOneAllTheSame(int length, bool taken) =>
        Reads(new TextArgument(Bounds.None), JsonSerializer.Serialize(new string('x', length))).Should().Be(taken);

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void Read_ListThatMustNotBeEmpty_NeedsOne(int length, bool taken)
    {
        var list = new ListArgument(typeof(int), new NumberArgument(typeof(int), Bounds.None), Bounds.None with { MinLength = 1 });
        Reads(list, JsonSerializer.Serialize(new int[length])).Should().Be(taken);
    }

    [TestCase("0.9", false)]
    [TestCase("1", true)]
    [TestCase("1.1", true)]
    [TestCase("4.9", true)]
    [TestCase("5", true)]
    [TestCase("5.1", false)]
    public void Read_NumberOfARange_TakesBothEnds(string number, bool taken) =>
        Reads(new NumberArgument(typeof(decimal), Bounds.None with { Minimum = 1, Maximum = 5 }), number).Should().Be(taken);

    [TestCase("-0.1", false)]
    [TestCase("0", false)]
    [TestCase("0.0000001", true)]
    public void Read_NumberAboveALimit_DoesNotTakeTheLimit(string number, bool taken) =>
        Reads(new NumberArgument(typeof(decimal), Bounds.None with { Minimum = 0, Exclusive = true }), number).Should().Be(taken);

    [TestCase(typeof(int), "2147483646", true)]
    [TestCase(typeof(int), "2147483647", true)]
    [TestCase(typeof(int), "2147483648", false)]
    [TestCase(typeof(int), "-2147483648", true)]
    [TestCase(typeof(int), "-2147483649", false)]
    [TestCase(typeof(int), "4294967297", false, Description = "1, if its upper half were lost.")]
    [TestCase(typeof(int), "1e28", false)]
    [TestCase(typeof(long), "9223372036854775807", true)]
    [TestCase(typeof(long), "9223372036854775808", false)]
    [TestCase(typeof(long), "-9223372036854775808", true)]
    [TestCase(typeof(long), "-9223372036854775809", false)]
    public void Read_WholeNumber_FitsItsType(Type type, string number, bool taken)
    {
        Reads(new NumberArgument(type, Bounds.None), number).Should().Be(taken);
        Reads(new NumberArgument(type, Bounds.None), $"\"{number}\"").Should().Be(taken);
    }

    [TestCase(nameof(Annotated.Name), 3, 5)]
    [TestCase(nameof(Annotated.AtLeast), 3, null)]
    [TestCase(nameof(Annotated.AtMost), null, 5)]
    public void Of_Lengths_AreWhatTheAttributesSay(string method, int? least, int? most)
    {
        var bounds = Of(method);

        (bounds.MinLength, bounds.MaxLength).Should().Be((least, most));
    }

    [Test]
    public void Of_Ranges_AreWhatTheAttributesSay()
    {
        Of(nameof(Annotated.Range)).Should().Match<Bounds>(bounds => bounds.Minimum == 3 && bounds.Maximum == 5 && !bounds.Exclusive);
        Of(nameof(Annotated.Positive)).Should().Match<Bounds>(bounds => bounds.Minimum == 0 && bounds.Maximum == null && bounds.Exclusive);
    }

    private static Bounds Of(string method) =>
        Bounds.Of(typeof(Annotated).GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.GetParameters()[0]);

    private static bool Reads(ArgumentType type, string json)
    {
        try
        {
            type.Read(JsonElement.Parse(json));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static class Annotated
    {
        public static int Name([Length(3, 5)] string text) => text.Length;

        public static int AtLeast([MinLength(3)] string text) => text.Length;

        public static int AtMost([MaxLength(5)] string text) => text.Length;

        public static int Range([Range(3, 5)] int number) => number;

        public static decimal Positive([Positive] decimal number) => number;
    }
}
