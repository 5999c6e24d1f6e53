using Gateway.Handlers.Asking;

namespace Gateway.Tests.Handlers.Asking;

[TestFixture]
public sealed class AnswerCheckTests
{
    private static readonly ElicitChoice[] Colors = [new("#f00", "Red"), new("#0f0", "Green")];

    private static readonly ElicitForm Form = new ElicitForm()
        .Text("text", required: false, minLength: 2, maxLength: 4, pattern: "^[a-z]+$")
        .Text("email", required: false, format: ElicitTextFormat.Email)
        .Text("uri", required: false, format: ElicitTextFormat.Uri)
        .Text("date", required: false, format: ElicitTextFormat.Date)
        .Text("time", required: false, format: ElicitTextFormat.DateTime)
        .Number("number", required: false, minimum: 0.5m, maximum: 2)
        .WholeNumber("whole", required: false, minimum: 1, maximum: 3)
        .Flag("flag", required: false)
        .Choice("choice", ["a", "b"], required: false)
        .Choice("titled", Colors, required: false)
        .NamedChoice("named", Colors, required: false)
        .Choices("many", ["a", "b", "c"], required: false, minItems: 1, maxItems: 2)
        .Choices("manyTitled", Colors, required: false);

    [TestCase("{}")]
    [TestCase("""{"text":"abc","other":5}""")]
    [TestCase("""{"email":"me@example.com","uri":"https://example.com/","date":"2026-12-18","time":"2026-12-18T14:30:00Z"}""")]
    [TestCase("""{"number":0.5,"whole":3}""")]
    [TestCase("""{"whole":2.0}""")]
    [TestCase("""{"flag":false}""")]
    [TestCase("""{"choice":"b","titled":"#f00","named":"#0f0","many":["a","c"],"manyTitled":[]}""")]
    public void Fault_FieldsThatFit_IsNull(string content) => FaultOf(content).Should().BeNull();

    [TestCase("""{"text":"a"}""", ".content.text: must have at least 2 characters")]
    [TestCase("""{"text":"abcde"}""", ".content.text: must have at most 4 characters")]
    [TestCase("""{"text":"ABC"}""", ".content.text: must match ^[a-z]+$")]
    [TestCase("""{"text":5}""", ".content.text: must be a string")]
    [TestCase("""{"text":null}""", ".content.text: must be a string")]
    [TestCase("""{"email":"nobody"}""", ".content.email: must be an e-mail address; example: me@example.com")]
    [TestCase("""{"email":"Me <me@example.com>"}""", ".content.email: must be an e-mail address; example: me@example.com")]
    [TestCase("""{"uri":"here"}""", ".content.uri: must be a URI; example: https://example.com")]
    [TestCase("""{"date":"18.12.2026"}""", ".content.date: must be a date; example: 2026-12-18")]
    [TestCase("""{"time":"2026-12-18"}""", ".content.time: must be a date and time; example: 2026-12-18T14:30:00Z")]
    [TestCase("""{"number":"1"}""", ".content.number: must be a number; example: 2.5")]
    [TestCase("""{"number":0.4}""", ".content.number: must be at least 0.5")]
    [TestCase("""{"number":2.1}""", ".content.number: must be at most 2")]
    [TestCase("""{"whole":1.5}""", ".content.whole: must be an integer; example: 5")]
    [TestCase("""{"whole":0}""", ".content.whole: must be at least 1")]
    [TestCase("""{"flag":"true"}""", ".content.flag: must be true or false")]
    [TestCase("""{"choice":"c"}""", ".content.choice: must be one of a, b")]
    [TestCase("""{"titled":"Red"}""", ".content.titled: must be one of #f00, #0f0")]
    [TestCase("""{"named":"Red"}""", ".content.named: must be one of #f00, #0f0")]
    [TestCase("""{"many":"a"}""", ".content.many: must be an array of a, b, c")]
    [TestCase("""{"many":["d"]}""", ".content.many: must be an array of a, b, c")]
    [TestCase("""{"many":[]}""", ".content.many: must have at least 1 items")]
    [TestCase("""{"many":["a","b","c"]}""", ".content.many: must have at most 2 items")]
    [TestCase("""{"manyTitled":["Red"]}""", ".content.manyTitled: must be an array of #f00, #0f0")]
    public void Fault_FieldThatDoesNotFit_NamesItAndTheRule(string content, string fault) => FaultOf(content).Should().Be(fault);

    [TestCase("""{"action":"decline"}""")]
    [TestCase("""{"action":"cancel","content":{"flag":5}}""")]
    public void Fault_NotAccepted_LooksAtNoFields(string answer) => AnswerCheck.Fault(InputQuestion.Form("k", "?", Form), JsonElement.Parse(answer)).Should().BeNull();

    [TestCase("""{"role":"assistant","model":"m","content":{"type":"text","text":"Hi"}}""", true)]
    [TestCase("""{"role":"assistant","model":"m","stopReason":"endTurn","content":[{"type":"text","text":"Hi"},{"type":"image","data":"","mimeType":"image/png"}]}""", true)]
    [TestCase("""{"role":"system","model":"m","content":{"type":"text","text":"Hi"}}""", false)]
    [TestCase("""{"role":"assistant","content":{"type":"text","text":"Hi"}}""", false)]
    [TestCase("""{"role":"assistant","model":"m","content":"Hi"}""", false)]
    [TestCase("""{"role":"assistant","model":"m","content":{"type":"text"}}""", false)]
    [TestCase("""{"role":"assistant","model":"m","stopReason":5,"content":{"type":"text","text":"Hi"}}""", false)]
    [TestCase("12345", false)]
    public void Fault_OfASample_HoldsItsShape(string answer, bool fits) =>
        (AnswerCheck.Fault(InputQuestion.Sample("k", SampleRequest.Of("?", 5)), JsonElement.Parse(answer)) is null).Should().Be(fits);

    [TestCase("""{"roots":[]}""", true)]
    [TestCase("""{"roots":[{"uri":"file:///a"},{"uri":"file:///b","name":"B"}]}""", true)]
    [TestCase("""{"roots":[{"name":"B"}]}""", false)]
    [TestCase("""{"roots":[{"uri":"file:///b","name":5}]}""", false)]
    [TestCase("""{"roots":["file:///a"]}""", false)]
    [TestCase("{}", false)]
    public void Fault_OfRoots_HoldsItsShape(string answer, bool fits) =>
        (AnswerCheck.Fault(InputQuestion.Roots("k"), JsonElement.Parse(answer)) is null).Should().Be(fits);

    private static string? FaultOf(string content) =>
        AnswerCheck.Fault(InputQuestion.Form("k", "?", Form), JsonElement.Parse($$$"""{"action":"accept","content":{{{content}}}}"""));
}
