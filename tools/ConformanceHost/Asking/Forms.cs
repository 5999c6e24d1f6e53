using Gateway.Handlers.Asking;

namespace ConformanceHost.Asking;

/// <summary>Forms with every kind of field. None of them must be filled in.</summary>
internal static class Forms
{
    private static readonly string[] Options = ["option1", "option2", "option3"];

    public static ElicitForm WithDefaults() => new ElicitForm()
        .Text("name", description: "User name", required: false, defaultValue: "John Doe")
        .WholeNumber("age", description: "User age", required: false, defaultValue: 30)
        .Number("score", description: "User score", required: false, defaultValue: 95.5m)
        .Choice("status", ["active", "inactive", "pending"], description: "User status", required: false, defaultValue: "active")
        .Flag("verified", description: "Verification status", required: false, defaultValue: true);

    public static ElicitForm WithChoices() => new ElicitForm()
        .Choice("untitledSingle", Options, description: "Select one option", required: false)
        .Choice("titledSingle", Titled("value", "Option"), description: "Select one option with titles", required: false)
        .NamedChoice("legacyEnum", Titled("opt", "Option"), description: "Select one option (legacy)", required: false)
        .Choices("untitledMulti", Options, description: "Select multiple options", required: false, minItems: 1, maxItems: 3)
        .Choices(
            "titledMulti", Titled("value", "Choice"), description: "Select multiple options with titles", required: false, minItems: 1, maxItems: 3);

    private static ElicitChoice[] Titled(string value, string title) =>
        [new(value + "1", "First " + title), new(value + "2", "Second " + title), new(value + "3", "Third " + title)];
}
