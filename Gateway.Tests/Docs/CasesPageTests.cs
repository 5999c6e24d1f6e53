using System.Reflection;
using Docs;
using Gateway.Tests.Support;

namespace Gateway.Tests.Docs;

/// <summary>Every case of docs/cases.md, on one gateway, in the order of the page.</summary>
[TestFixture]
public sealed class CasesPageTests
{
    private static readonly IReadOnlyList<Case> Cases = CasesPage.Read(Repository.PathOf("docs", CasesPage.FileName));

    private GatewayFixture _gateway = null!;

    private static IEnumerable<TestCaseData> Calls => Cases.Where(one => one.Tool is not null)
        .Select((one, place) => new TestCaseData(one).SetArgDisplayNames($"{place + 1} {one.Id} {one.Tried}"));

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartExamplesAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public void Render_FileInTheRepository_IsWhatTheCasesSay() =>
        File.ReadAllText(Repository.PathOf("docs", "cases.md")).Should().Be(CasesPage.Render(Cases), "it is generated: dotnet run --project tools/Docs -- docs");

    [TestCaseSource(nameof(Calls))]
    public async Task Call_OfACase_AnswersWhatIsRight(Case one)
    {
        var last = (await _gateway.LinesAsync(one.Tool!, one.Arguments.GetRawText()))[^1];

        one.Shows.Should().NotBeEmpty();
        foreach (var (path, right) in one.Shows)
            Compare(At(last, path), right).Should().BeTrue($"{path} should be {right} in {last}");
    }

    [Test]
    public void Tests_ThatCoverCases_Exist()
    {
        var tests = typeof(CasesPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(IsTest).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();

        Cases.Where(one => one.Tool is null).Should().OnlyContain(one => one.Tests.Count > 0 && one.Right.Length > 0);
        Cases.SelectMany(one => one.Tests).Except(tests).Should().BeEmpty();
    }

    private static bool IsTest(MethodInfo method) =>
        method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);

    private static JsonElement? At(JsonElement from, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (from.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index))
                from = index < from.GetArrayLength() ? from[index] : default;
            else if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(step, out from))
                return null;
        }
        return from;
    }

    private static bool Compare(JsonElement? found, JsonElement right)
    {
        if (found is not { } value)
            return right.ValueKind == JsonValueKind.Null;
        return right.ValueKind == JsonValueKind.String && right.GetString()!.StartsWith('~')
            ? value.ToString().Contains(right.GetString()![1..], StringComparison.Ordinal)
            : JsonElement.DeepEquals(value, right);
    }
}
