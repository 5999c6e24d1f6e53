using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Conformance;

/// <summary>The requests that walk through all that a host offers. They come from its own registries: what is added to it is walked through too.</summary>
internal sealed class FixtureCalls(IServiceProvider services)
{
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["test_sampling"] = """{"prompt":"Say hello."}""",
        ["test_elicitation"] = """{"message":"Who are you?"}""",
        ["test_header_tool"] = """{"region":"us-west1"}""",
        ["json_schema_2020_12_tool"] = """{"name":"Alice","phone":"1","contactMethod":"phone"}""",
        ["greet"] = """{"name":"Alice"}""",
        ["slow_compute"] = """{"seconds":0.01}""",
        ["confirm_delete"] = """{"filename":"a.txt"}""",
    };

    /// <summary>The methods that the host has in an era; each must be walked through.</summary>
    public IEnumerable<string> Methods(McpEras era) =>
        services.GetServices<IMcpMethod>().Where(method => method.Eras.HasFlag(era)).Select(method => method.Name);

    /// <summary>What both eras have.</summary>
    public IEnumerable<(string Method, string Parameters)> Shared()
    {
        foreach (string list in new[] { "tools/list", "resources/list", "resources/templates/list", "prompts/list" })
        {
            yield return (list, "{}");
            yield return (list, """{"cursor":"nonsense"}""");
        }

        foreach ((string method, string parameters) in Resources().Concat(Prompts()).Concat(Completions()).Concat(Refused()))
            yield return (method, parameters);
    }

    public IEnumerable<(string Name, string Arguments)> Tools() =>
        services.GetRequiredService<IToolRegistry>().Tools.Select(tool => (tool.Name, Arguments.GetValueOrDefault(tool.Name, "{}")));

    private IEnumerable<(string, string)> Resources()
    {
        var registry = services.GetRequiredService<IResourceRegistry>();
        foreach (ResourceDescriptor resource in registry.Resources.Concat(registry.Templates))
            yield return ("resources/read", $$"""{"uri":"{{resource.Uri.Replace("{id}", "123", StringComparison.Ordinal)}}"}""");
    }

    private IEnumerable<(string, string)> Prompts() =>
        from prompt in services.GetRequiredService<IPromptRegistry>().Prompts
        let arguments = string.Join(",", prompt.Arguments.Select(argument => $"\"{argument.Name}\":\"test://value\""))
        select ("prompts/get", $$$"""{"name":"{{{prompt.Name}}}","arguments":{{{{arguments}}}}}""");

    private static IEnumerable<(string, string)> Completions() =>
    [
        ("completion/complete", """{"ref":{"type":"ref/prompt","name":"test_prompt_with_arguments"},"argument":{"name":"arg1","value":"par"}}"""),
        ("completion/complete", """{"ref":{"type":"ref/resource","uri":"test://template/{id}/data"},"argument":{"name":"id","value":""}}"""),
        ("completion/complete", """{"ref":{"type":"ref/prompt","name":"nobody"},"argument":{"name":"a","value":""}}"""),
    ];

    private static IEnumerable<(string, string)> Refused() =>
    [
        ("tools/call", """{"name":"nobody"}"""),
        ("tools/call", """{"name":"greet","arguments":{"name":{}}}"""),
        ("tools/call", """{"name":"greet","arguments":[]}"""),
        ("tools/call", "{}"),
        ("resources/read", """{"uri":"test://nowhere"}"""),
        ("resources/read", """{"uri":7}"""),
        ("prompts/get", """{"name":"nobody"}"""),
        ("prompts/get", """{"name":"test_prompt_with_arguments","arguments":{"arg1":"only one"}}"""),
    ];
}
