using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>Reads the <see cref="ToolAttribute"/> methods of <see cref="ToolsetAttribute"/> classes, once, and makes a descriptor of each.</summary>
/// <param name="instanceOf">Gives the object that a class's tools are called on.</param>
internal sealed class ToolScanner(Func<Type, object> instanceOf, ToolFailures failures)
{
    private const int LongestDescription = 400;

    public static IEnumerable<Type> Toolsets(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsDefined(typeof(ToolsetAttribute)));

    /// <exception cref="InvalidOperationException">A tool is not fit to be offered; the message names class, method and parameter.</exception>
    public IEnumerable<ToolDescriptor> Scan(Type toolset, Func<ToolAttribute, bool> offered)
    {
        var set = toolset.GetCustomAttribute<ToolsetAttribute>()!;
        return toolset.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Select(method => (Method: method, Traits: method.GetCustomAttribute<ToolAttribute>()))
            .Where(found => found.Traits is { } traits && offered(traits))
            .Select(found => Describe(found.Method, found.Traits!, set));
    }

    private ToolDescriptor Describe(MethodInfo method, ToolAttribute traits, ToolsetAttribute toolset)
    {
        var place = $"{method.DeclaringType!.Name}.{method.Name}";
        var parameters = method.GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(ToolContext) && parameter.ParameterType != typeof(CancellationToken))
            .Select(parameter => ToolParameter.Of(parameter, place))
            .ToList();
        var shape = ResultShape.Of(method.ReturnType, place);
        return new ToolDescriptor
        {
            Name = NameOf(traits, place),
            Title = traits.Title,
            Description = DescriptionOf(method, place),
            Toolset = toolset.Name,
            Traits = traits,
            Scope = traits.Scope == AccessScope.None ? toolset.Scope : traits.Scope,
            Icons = [.. method.GetCustomAttributes<IconAttribute>()],
            InputSchema = SchemaBuilder.Input(parameters),
            OutputSchema = SchemaBuilder.Output(shape.Result, place),
            UpdateSchema = shape.Update is null ? null : SchemaBuilder.Output(shape.Update, place),
            Streams = shape.Update is not null,
            Invoker = Compile(method, new ToolInvoker(traits.Name, new ArgumentBinder(parameters), failures), shape),
        };
    }

    private static string NameOf(ToolAttribute traits, string place) =>
        traits.Name.Length is > 0 and <= 128 && traits.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? traits.Name
            : throw new InvalidOperationException($"{place}: the tool name '{traits.Name}' must be 1 to 128 letters, digits, '_', '-' or '.'.");

    private static string DescriptionOf(MethodInfo method, string place)
    {
        var text = method.GetCustomAttribute<DescriptionAttribute>()?.Description;
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidOperationException($"{place}: the tool needs a [Description] that says when to use it and when not.");
        return text.Length <= LongestDescription
            ? text
            : throw new InvalidOperationException($"{place}: the description has {text.Length} characters; {LongestDescription} are allowed.");
    }

    private Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Compile(MethodInfo method, ToolInvoker invoker, ResultShape shape)
    {
        Type[] types = shape.Update is null ? [shape.Result] : [shape.Update, shape.Result];
        var bind = typeof(ToolScanner)
            .GetMethod(shape.Update is null ? nameof(BindCall) : nameof(BindStream), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types);
        return (Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>>)bind.Invoke(
            null, [invoker, method, instanceOf(method.DeclaringType!)])!;
    }

    private static object BindCall<TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.For(ToolCalls.Compile<Task<TResult>>(method, instance));

    private static object BindStream<TUpdate, TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.ForStream(ToolCalls.Compile<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>>(method, instance));
}
